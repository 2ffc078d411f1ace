import ConnectorKit
import MooringModel
import Testing

extension LocalizedText {
    /// Expects a text in both languages, with the same places for arguments.
    ///
    /// - Parameter isSentence: whether the Chinese text must have Chinese characters. A name may have none.
    func expectBothLanguages(
        _ what: Comment, isSentence: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for text in [english, simplifiedChinese] {
            #expect(text.contains { !$0.isWhitespace }, what, sourceLocation: sourceLocation)
        }
        #expect(!english.unicodeScalars.contains { $0.isHan }, what, sourceLocation: sourceLocation)
        if isSentence {
            #expect(simplifiedChinese.unicodeScalars.contains { $0.isHan }, what, sourceLocation: sourceLocation)
        }
        #expect(places(in: .english) == places(in: .simplifiedChinese), what, sourceLocation: sourceLocation)
    }
}

extension Unicode.Scalar {
    fileprivate var isHan: Bool { properties.isIdeographic }
}
