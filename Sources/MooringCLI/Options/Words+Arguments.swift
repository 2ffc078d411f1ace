public import ArgumentParser
public import MooringModel

// Words with a fixed choice: the parser lists them in its help, refuses others, and shells complete them.

extension Language: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension Plan: ExpressibleByArgument {}
extension JobStatus: ExpressibleByArgument {}
extension IntegrationStatus: ExpressibleByArgument {}
extension IntegrationAccess: ExpressibleByArgument {}
