package cn.zhiban.core.file;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a file is, told from its first bytes. What is not known is a plain download and never shown in the browser. */
public final class ContentTypes {
    /** Pictures that are safe to show. SVG is not among them: it can hold scripts. */
    public static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Videos that browsers play by themselves. */
    public static final Set<String> VIDEOS = Set.of("video/mp4", "video/webm");

    /** ZIP archives, and what is one inside: the files of office programs. */
    public static final String ZIP = "application/zip";

    static final String UNKNOWN = "application/octet-stream";

    private ContentTypes() {}

    /** @param head the first 64 bytes, or all if there are fewer */
    static String detect(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return "image/gif";
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        if (start.startsWith("%PDF-")) {
            return "application/pdf";
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return ZIP;
        }
        if (start.startsWith("ftyp", 4)) {
            return "video/mp4";
        }
        // the head of Matroska, of which WebM is a part: browsers say themselves what they cannot play
        if (start.startsWith("\u001a\u0045\u00df\u00a3")) {
            return "video/webm";
        }
        return UNKNOWN;
    }

    /** Whether browsers may show it inside a page. */
    static boolean isShown(String type) {
        return IMAGES.contains(type) || VIDEOS.contains(type);
    }
}
