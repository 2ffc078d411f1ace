internal import ConnectorKit
internal import MooringModel

/// The checks in their order, with everything that a report can say. `{command}` is what to paste.
extension LocalDirectoryProvider {
    static let checks = [allowedRoot, exists, isDirectory, writable, freeSpace]

    private static let allowedRoot = CheckDefinition(
        "allowed-root", title: LocalizedText(en: "The root is allowed", zhHans: "根目录已获允许"),
        messages: [
            "allowed": CheckMessage(
                LocalizedText(en: "{root} is allowed and can be opened.", zhHans: "{root} 已获允许，并且可以打开。")),
            "not-allowed": CheckMessage(
                LocalizedText(
                    en: "{root} is no root that the operator allows.", zhHans: "{root} 不是运维人员允许的根目录。"),
                remedy: LocalizedText(
                    en: "Use one of the allowed roots ({roots}), or ask the operator of Mooring to allow {root}.",
                    zhHans: "请使用允许的根目录（{roots}），或请 Mooring 的运维人员允许 {root}。")),
            "missing": CheckMessage(
                LocalizedText(en: "The root {root} does not exist.", zhHans: "根目录 {root} 不存在。"),
                remedy: LocalizedText(
                    en: "The operator of Mooring mounts it, or makes it: {command}",
                    zhHans: "请 Mooring 的运维人员挂载该目录，或创建它：{command}")),
            "not-directory": CheckMessage(
                LocalizedText(
                    en: "The root {root} is a link or a file. Links are not followed.",
                    zhHans: "根目录 {root} 是链接或文件。链接不会被跟随。"),
                remedy: LocalizedText(
                    en: "The operator of Mooring allows the real path instead, which this prints: {command}",
                    zhHans: "请 Mooring 的运维人员改为允许真实路径，可由以下命令得到：{command}")),
            "private": CheckMessage(
                LocalizedText(
                    en: "The root {root} is Mooring's own data directory, or lies in it.",
                    zhHans: "根目录 {root} 是 Mooring 自身的数据目录，或位于其中。"),
                remedy: LocalizedText(
                    en: "The operator of Mooring allows another directory.", zhHans: "请 Mooring 的运维人员改为允许其他目录。")),
            "denied": CheckMessage(
                LocalizedText(en: "Mooring may not open the root {root}.", zhHans: "Mooring 无权打开根目录 {root}。"),
                remedy: LocalizedText(
                    en: "The operator of Mooring gives it the right, for example: {command}",
                    zhHans: "请 Mooring 的运维人员授予权限，例如：{command}")),
        ])

    private static let exists = CheckDefinition(
        "exists", title: LocalizedText(en: "The directory exists", zhHans: "目录存在"), requires: ["allowed-root"],
        messages: [
            "exists": CheckMessage(LocalizedText(en: "{path} exists.", zhHans: "{path} 存在。")),
            "missing": CheckMessage(
                LocalizedText(en: "{path} does not exist.", zhHans: "{path} 不存在。"),
                remedy: LocalizedText(en: "Make it: {command}", zhHans: "请创建它：{command}")),
            "blocked": CheckMessage(
                LocalizedText(
                    en: "On the way to {path}, {component} is a link or a file. Links are not followed.",
                    zhHans: "在通往 {path} 的路径上，{component} 是链接或文件。链接不会被跟随。"),
                remedy: LocalizedText(
                    en: "Configure the real path, or move {component} away and make the directory: {command}",
                    zhHans: "请配置真实路径，或移走 {component} 并创建目录：{command}")),
            "private": CheckMessage(
                LocalizedText(
                    en: "{component} is Mooring's own data directory.", zhHans: "{component} 是 Mooring 自身的数据目录。"),
                remedy: LocalizedText(
                    en: "Configure a directory that does not lie in it.", zhHans: "请配置不在其中的目录。")),
            "denied": CheckMessage(
                LocalizedText(en: "Mooring may not open {component}.", zhHans: "Mooring 无权打开 {component}。"),
                remedy: LocalizedText(
                    en: "Give it the right, for example: {command}", zhHans: "请授予权限，例如：{command}")),
        ])

    private static let isDirectory = CheckDefinition(
        "is-directory", title: LocalizedText(en: "It is a directory", zhHans: "它是目录"), requires: ["exists"],
        messages: [
            "directory": CheckMessage(LocalizedText(en: "{path} is a directory.", zhHans: "{path} 是目录。")),
            "link": CheckMessage(
                LocalizedText(en: "{path} is a link. Links are not followed.", zhHans: "{path} 是链接。链接不会被跟随。"),
                remedy: LocalizedText(
                    en: "Configure the real path, if it is below the root; this prints it: {command}",
                    zhHans: "如果真实路径位于根目录之下，请配置该路径；可由以下命令得到：{command}")),
            "file": CheckMessage(
                LocalizedText(en: "{path} is a file.", zhHans: "{path} 是文件。"),
                remedy: LocalizedText(
                    en: "Move it away and make the directory: {command}", zhHans: "请移走它并创建目录：{command}")),
            "special-file": CheckMessage(
                LocalizedText(
                    en: "{path} is a device, a pipe or a socket.", zhHans: "{path} 是设备、管道或套接字。"),
                remedy: LocalizedText(
                    en: "Move it away and make the directory: {command}", zhHans: "请移走它并创建目录：{command}")),
            "private": CheckMessage(
                LocalizedText(
                    en: "{path} is Mooring's own data directory.", zhHans: "{path} 是 Mooring 自身的数据目录。"),
                remedy: LocalizedText(
                    en: "Configure a directory that does not lie in it.", zhHans: "请配置不在其中的目录。")),
            "denied": CheckMessage(
                LocalizedText(en: "Mooring may not open {path}.", zhHans: "Mooring 无权打开 {path}。"),
                remedy: LocalizedText(
                    en: "Give it the right, for example: {command}", zhHans: "请授予权限，例如：{command}")),
        ])

    private static let writable = CheckDefinition(
        "writable", title: LocalizedText(en: "Files can be written", zhHans: "可以写入文件"), requires: ["is-directory"],
        messages: [
            "writable": CheckMessage(
                LocalizedText(
                    en: "A file was written to {path}, synced, linked and removed.",
                    zhHans: "已在 {path} 中写入、同步、链接并删除一个文件。")),
            "readonly": CheckMessage(
                LocalizedText(en: "The integration is read-only, so nothing was written.", zhHans: "该集成为只读，因此未写入。")),
            "denied": CheckMessage(
                LocalizedText(en: "Mooring may not write to {path}.", zhHans: "Mooring 无权写入 {path}。"),
                remedy: LocalizedText(
                    en: "Give it the right, for example: {command}", zhHans: "请授予权限，例如：{command}")),
            "read-only-file-system": CheckMessage(
                LocalizedText(
                    en: "The file system of {path} is mounted read-only.", zhHans: "{path} 所在的文件系统以只读方式挂载。"),
                remedy: LocalizedText(
                    en: "The operator mounts it for writing; this shows the mount: {command}",
                    zhHans: "请运维人员以可写方式挂载；以下命令可查看挂载：{command}")),
            "no-space": CheckMessage(
                LocalizedText(
                    en: "The file system of {path}, or a quota there, is full.", zhHans: "{path} 所在的文件系统或配额已满。"),
                remedy: LocalizedText(
                    en: "Free space there; this shows what is used: {command}",
                    zhHans: "请释放空间；以下命令可查看用量：{command}")),
            "no-links": CheckMessage(
                LocalizedText(
                    en: "The file system of {path} cannot give a file a second name (hard link). "
                        + "Without that, an export cannot be kept from overwriting a file.",
                    zhHans: "{path} 所在的文件系统不支持硬链接。没有硬链接，就无法保证导出不会覆盖已有文件。"),
                remedy: LocalizedText(
                    en:
                        "Use a directory on another file system, such as ext4 or XFS; this shows the present one: {command}",
                    zhHans: "请使用其他文件系统（如 ext4 或 XFS）上的目录；以下命令可查看当前文件系统：{command}")),
        ])

    private static let freeSpace = CheckDefinition(
        "free-space", title: LocalizedText(en: "There is free space", zhHans: "有可用空间"), isRequired: false,
        requires: ["is-directory"],
        messages: [
            "enough": CheckMessage(
                LocalizedText(en: "{free} are free ({bytes} bytes).", zhHans: "可用空间 {free}（{bytes} 字节）。")),
            "readonly": CheckMessage(
                LocalizedText(en: "The integration is read-only and needs no space.", zhHans: "该集成为只读，不需要空间。")),
            "low": CheckMessage(
                LocalizedText(
                    en: "Only {free} are free ({bytes} bytes), less than {threshold}.",
                    zhHans: "仅剩 {free} 可用空间（{bytes} 字节），低于 {threshold}。"),
                remedy: LocalizedText(
                    en: "Free space before a large export; this shows what is used: {command}",
                    zhHans: "请在大型导出之前释放空间；以下命令可查看用量：{command}")),
            "none": CheckMessage(
                LocalizedText(en: "No space is free ({bytes} bytes).", zhHans: "没有可用空间（{bytes} 字节）。"),
                remedy: LocalizedText(
                    en: "Free space there; this shows what is used: {command}",
                    zhHans: "请释放空间；以下命令可查看用量：{command}")),
            "no-files": CheckMessage(
                LocalizedText(
                    en: "{free} are free ({bytes} bytes), but the file system takes no more files.",
                    zhHans: "可用空间 {free}（{bytes} 字节），但文件系统无法再创建文件。"),
                remedy: LocalizedText(
                    en: "Remove files there; this shows how many there are: {command}",
                    zhHans: "请删除一些文件；以下命令可查看文件数量：{command}")),
        ])
}
