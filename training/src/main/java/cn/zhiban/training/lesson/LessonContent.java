package cn.zhiban.training.lesson;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a lesson says.
 *
 * @param title how people call it, at most {@value #TITLE} characters
 * @param summary what one knows afterwards, one or two sentences
 * @param minutes how long it takes about, 0 if nobody said
 * @param parts in the order they are read
 */
public record LessonContent(String title, String summary, int minutes, List<Part> parts) {
    /** Longest title. */
    public static final int TITLE = 200;
    /** Longest page. */
    public static final int PAGE = 100_000;
    /** Most parts. */
    public static final int PARTS = 60;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What a part is. Translated as {@code training.lesson.part.<NAME>}. */
    public enum Kind {
        /** Markdown written for this lesson. */
        PAGE,
        /** An article of the knowledge base, always as it is now. */
        ARTICLE,
        /** A file to be opened or kept; pictures are shown. */
        FILE,
        /** A video that goes on where one stopped. */
        VIDEO,
        /** Something outside the suite. */
        LINK
    }

    /**
     * A part of a lesson.
     *
     * @param title heading, may be empty
     * @param text Markdown of a page, address of a link, name of a file
     * @param articleId the article, or 0
     * @param fileId public id of the file, or empty
     */
    public record Part(Kind kind, String title, String text, long articleId, String fileId) {
        public Part {
            title = title == null ? "" : title.strip();
            text = text == null ? "" : text.strip();
            fileId = fileId == null ? "" : fileId;
        }

        /** A page of Markdown. */
        public static Part page(String title, String text) {
            return new Part(Kind.PAGE, title, text, 0, "");
        }

        /** An embedded article. */
        public static Part article(long article) {
            return new Part(Kind.ARTICLE, "", "", article, "");
        }
    }

    public LessonContent {
        title = title == null ? "" : title.strip();
        summary = summary == null ? "" : summary.strip();
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** As it is kept. */
    @JsonIgnore
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** What {@link #toJson()} wrote. */
    public static LessonContent fromJson(String json) {
        return JSON.readValue(json, LessonContent.class);
    }
}
