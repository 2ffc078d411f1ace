enum ConnectorTestingPlaceholder {}
