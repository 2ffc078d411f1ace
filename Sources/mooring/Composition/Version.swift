/// The program's version.
let mooringVersion = "0.1.0"
