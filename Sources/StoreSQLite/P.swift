enum PL {}
