// Each kind of stream event as one case of `Event`, and back.

extension OrganizationEvent {
    package var erased: Event { .organization(self) }

    package init?(_ event: Event) {
        guard case .organization(let event) = event else { return nil }
        self = event
    }
}

extension ProjectEvent {
    package var erased: Event { .project(self) }

    package init?(_ event: Event) {
        guard case .project(let event) = event else { return nil }
        self = event
    }
}

extension ClusterEvent {
    package var erased: Event { .cluster(self) }

    package init?(_ event: Event) {
        guard case .cluster(let event) = event else { return nil }
        self = event
    }
}

extension IntegrationEvent {
    package var erased: Event { .integration(self) }

    package init?(_ event: Event) {
        guard case .integration(let event) = event else { return nil }
        self = event
    }
}

extension BackupEvent {
    package var erased: Event { .backup(self) }

    package init?(_ event: Event) {
        guard case .backup(let event) = event else { return nil }
        self = event
    }
}

extension JobEvent {
    package var erased: Event { .job(self) }

    package init?(_ event: Event) {
        guard case .job(let event) = event else { return nil }
        self = event
    }
}

extension ForwardingEvent {
    package var erased: Event { .forwarding(self) }

    package init?(_ event: Event) {
        guard case .forwarding(let event) = event else { return nil }
        self = event
    }
}

extension PrincipalEvent {
    package var erased: Event { .principal(self) }

    package init?(_ event: Event) {
        guard case .principal(let event) = event else { return nil }
        self = event
    }
}

extension AccessEvent {
    package var erased: Event { .access(self) }

    package init?(_ event: Event) {
        guard case .access(let event) = event else { return nil }
        self = event
    }
}

extension LogEvent {
    package var erased: Event { .log(self) }

    package init?(_ event: Event) {
        guard case .log(let event) = event else { return nil }
        self = event
    }
}
