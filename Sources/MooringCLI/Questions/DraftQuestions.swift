internal import MooringModel

/// Asks for what a draft lacks, offering what the server knows.
struct DraftQuestions: Sendable {
    let session: Session

    init(_ session: Session) { self.session = session }

    func completed(_ answers: DraftAnswers) async throws(Failure) -> DraftAnswers {
        var answers = answers
        if answers.project == nil { answers.project = try await project() }
        if answers.name == nil { answers.name = try name() }
        if answers.description == nil { answers.description = try description() }
        if answers.region == nil, let project = answers.project { answers.region = try await region(of: project) }
        if answers.connector == nil, let region = answers.region {
            answers.connector = try await connector(for: region)
        }
        return answers
    }

    private func project() async throws(Failure) -> ProjectID? {
        let projects = try await session.client.items(Request(.get, "projects"), limit: 100).items
        let choices = projects.compactMap { project in
            project["id"]?.stringValue.map { Interview.Choice($0, project["name"]?.stringValue ?? "") }
        }
        guard !choices.isEmpty else {
            throw Failure(
                "there is no project that you may see",
                remedy: "Create one: mooring project create NAME "
                    + "--organization ORGANIZATION.", code: "project-missing")
        }
        return try session.interview.choose("Project", from: choices).flatMap { ProjectID($0) }
    }

    private func name() throws(Failure) -> String? {
        try session.interview.ask("Name", help: "Unique among the project's integrations.") {
            answer -> Interview.Judgment<String?> in
            do throws(Refusal) {
                return .taken(try Name.checked(answer))
            } catch {
                return .refused(session.text(of: error))
            }
        }
    }

    private func description() throws(Failure) -> String? {
        try session.interview.ask("Description (optional)") { answer -> Interview.Judgment<String?> in
            do throws(Refusal) {
                return .taken(answer.isEmpty ? nil : try Name.checkedDescription(answer))
            } catch {
                return .refused(session.text(of: error))
            }
        }
    }

    private func region(of project: ProjectID) async throws(Failure) -> Region? {
        let answer = try await session.client.json(Request(.get, "projects", project, "regions"))
        let choices = (answer["items"]?.arrayValue ?? []).compactMap { item -> Interview.Choice? in
            guard let region = item["region"]?.stringValue else { return nil }
            let count = item["clusters"]?.arrayValue?.count ?? 0
            let missing = item["missing"]?.boolValue == true ? ", no integration yet" : ""
            return Interview.Choice(region, "\(count) \(count == 1 ? "cluster" : "clusters")\(missing)")
        }
        if !choices.isEmpty { return try session.interview.choose("Region", from: choices).flatMap { Region($0) } }
        return try session.interview.ask("Region", help: "The project has no clusters yet.") {
            answer -> Interview.Judgment<Region?> in
            do {
                return .taken(try Region.argument(answer))
            } catch {
                return .refused("This is no region: \(error).")
            }
        }
    }

    private func connector(for region: Region) async throws(Failure) -> String? {
        let offers = try await ConnectorOffer.all(in: session).filter { $0.clouds.contains(region.cloud.rawValue) }
        guard !offers.isEmpty else {
            throw Failure(
                "no connector of the server serves \(region)", remedy: "See mooring connector list.",
                code: "connector-missing")
        }
        let choices = offers.map { Interview.Choice($0.kind, $0.json["title"]?.stringValue ?? "") }
        return try session.interview.choose("Connector", from: choices)
    }
}

extension Session {
    /// A refusal as one line, in the person's language.
    fileprivate func text(of refusal: Refusal) -> String {
        "\(refusal.detail.rendered(in: language)) \(refusal.remedy.rendered(in: language))"
    }
}
