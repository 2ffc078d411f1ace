import MooringCLI
import MooringModel
import Testing

@Suite("What is shown")
struct DisplayTests {
    @Test("Columns line up, wide characters counted as two")
    func table() {
        let table = Table(titles: ["id", "name"], rows: [["1", "备份"], ["22", "b"], ["3", ""]])
        #expect(table.lines == ["ID  NAME", "1   备份", "22  b", "3"])
        #expect(
            Table(titles: ["name", "id"], rows: [["备份", "1"], ["abc", "2"]]).lines == ["NAME  ID", "备份  1", "abc   2"])
    }

    @Test("Fields line up, members by their path, times to the second")
    func fields() {
        let list = FieldList([
            "region": "local", "id": "x", "location": ["prefix": ["a", "b"]],
            "createdAt": "2026-05-01T12:30:00.123456Z",
        ])
        #expect(
            list.lines == [
                "id:              x", "region:          local", "createdAt:       2026-05-01 12:30:00Z",
                "location.prefix: a, b",
            ])
    }

    @Test("A validation in the history shows each check on a line, with what the provider answered")
    func validated() {
        let event = EventText([
            "position": 7, "at": "2026-05-01T12:30:00.123456Z", "type": "integration.validated",
            "actor": ["id": "prin-1"],
            "data": [
                "verdict": "failed",
                "checks": [
                    ["id": "bucket-name", "status": "passed", "message": "valid"],
                    [
                        "id": "write", "status": "failed", "message": "denied",
                        "evidence": [
                            "service": "s3", "operation": "PutObject", "httpStatus": 403, "code": "AccessDenied",
                        ],
                    ],
                ],
            ],
        ])
        #expect(
            event.lines == [
                "7  2026-05-01 12:30:00Z  integration.validated  by prin-1",
                "    verdict: failed",
                "    CHECK        STATUS  MESSAGE  EVIDENCE",
                "    bucket-name  passed  valid",
                "    write        failed  denied   s3 PutObject HTTP 403 AccessDenied",
            ])
    }

    @Test(
        "Bytes are counted for people",
        arguments: [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (1536, "1.5 KiB"), (157_286_400, "150 MiB")])
    func bytes(_ count: Int64, _ text: String) {
        #expect(ByteCount(count).description == text)
    }

    @Test("A bar takes the room there is, and none where there is too little")
    func bar() {
        var bar = ProgressBar(["status": "in_progress"])
        bar.objects = (1, 2)
        bar.bytes = (50, 100)
        #expect(bar.line == "in_progress: 50%, 1/2 objects, 50 B of 100 B")
        // 70 columns, less what the line takes, the brackets and the spaces around them.
        let room = 70 - bar.line.count - 4
        #expect(
            bar.line(width: 70)
                == "in_progress [\(String(repeating: "#", count: room / 2))\(String(repeating: ".", count: room - room / 2))] "
                + "50%, 1/2 objects, 50 B of 100 B")
        #expect(bar.line(width: 40) == bar.line)
        bar.bytes = (0, 0)
        #expect(bar.percent == 50, "Of the objects, where they are empty.")
    }
}
