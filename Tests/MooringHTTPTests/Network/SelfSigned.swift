import Foundation
import MooringHTTP

/// A certificate that signs itself, for 127.0.0.1 and localhost, until 2126, and its key: for these tests alone.
enum SelfSigned {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmjCCAUGgAwIBAgIUGiPXBpqLYbW4ASRuX9j5rYkTYcowCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjAwMjYzNVoYDzIxMjYxMTAy
        MDAyNjM1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQyr+vW9WIqLZbs2C0/6T30tU32nV2pXhzh/ffVfYoFN66/d8/rNJV2
        2k1RDa5d9eqZi09XtTHEzcRZPqaJbFkIo28wbTAdBgNVHQ4EFgQUC+vc+UuFYqtp
        Oeh9UadM57hVVi8wHwYDVR0jBBgwFoAUC+vc+UuFYqtpOeh9UadM57hVVi8wDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDRwAwRAIgJiGY95vjDy8qwaFZUHOgYm3Ka3nxpT0gZQJyo9Qo5IICIDsU
        H//Rd7e8U6I+d9bekhbnoHkRs2Ov/D5koKEq1XIw
        -----END CERTIFICATE-----
        """

    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnmWADdngGXiPUsQN
        NKdyRJoLPT6p4cY5JoRAWALiBJihRANCAAQyr+vW9WIqLZbs2C0/6T30tU32nV2p
        Xhzh/ffVfYoFN66/d8/rNJV22k1RDa5d9eqZi09XtTHEzcRZPqaJbFkI
        -----END PRIVATE KEY-----
        """

    /// Writes both into a directory.
    static func files(in directory: String) throws -> HTTPConfiguration.TLSFiles {
        let files = HTTPConfiguration.TLSFiles(certificate: directory + "/tls.pem", key: directory + "/key.pem")
        try Data(certificate.utf8).write(to: URL(filePath: files.certificate))
        try Data(key.utf8).write(to: URL(filePath: files.key))
        return files
    }
}
