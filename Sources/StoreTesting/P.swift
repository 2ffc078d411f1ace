enum StoreTestingPlaceholder {}
