package cn.zhiban.kb.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads text files in whatever encoding people in China save them: UTF-8 or UTF-16 with or without mark, GBK. */
final class TextDecoder {
    private TextDecoder() {}

    /** The text, with line feeds only. */
    static String decode(byte[] bytes) {
        return text(bytes).replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "");
    }

    private static String text(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    /** Whether the bytes are no text in any of these encodings. */
    static boolean isBinary(byte[] head) {
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            return false;
        }
        for (byte one : head) {
            if (one >= 0 && one < 9) {
                return true;
            }
        }
        return starts(head, 'P', 'K', 3) || starts(head, '%', 'P', 'D', 'F') || starts(head, 0xD0, 0xCF, 0x11, 0xE0);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
