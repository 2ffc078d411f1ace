import ArgumentParser
import AsyncHTTPClient

@main struct M { static func main() {} }
