package cn.zhiban.training.question.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads text files of whatever encoding: UTF-8 and UTF-16 with or without a mark, GB 18030 otherwise. */
final class TextFile {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextFile() {}

    /** The text with single line feeds. */
    static String read(byte[] content) {
        return decoded(content).replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String decoded(byte[] content) {
        if (content.length > 1 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        if (content.length > 1 && (content[0] & 0xFF) == 0xFE && (content[1] & 0xFF) == 0xFF) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, GB18030);
        }
    }
}
