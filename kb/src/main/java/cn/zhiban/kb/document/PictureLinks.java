package cn.zhiban.kb.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the pictures a text shows among the files that came with it. */
final class PictureLinks {
    private static final Pattern MARKDOWN =
            Pattern.compile("!\\[([^\\]\\n]*)]\\(\\s*<?([^)>\\n]+?)>?(?:\\s+[\"'][^\"'\\n]*[\"'])?\\s*\\)");
    private static final Pattern HTML =
            Pattern.compile("<img\\b[^>]*?\\bsrc\\s*=\\s*[\"']([^\"']+)[\"'][^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern STORED = Pattern.compile("/files/[A-Za-z0-9_-]{22}");

    private final String document;
    private final Set<String> files;

    /**
     * For the pictures of one document.
     *
     * @param document its path
     * @param files paths of all files
     */
    PictureLinks(String document, Set<String> files) {
        this.document = document;
        this.files = files;
    }

    /**
     * A text whose pictures were looked for.
     *
     * @param text the same with {@code zhiban-picture:} before those that were found
     */
    record Found(String text, List<String> pictures, List<DocumentNote> warnings) {}

    Found take(String text) {
        Set<String> found = new LinkedHashSet<>();
        List<DocumentNote> warnings = new ArrayList<>();
        String markdown =
                HTML.matcher(text).replaceAll(match -> Matcher.quoteReplacement("![](" + match.group(1) + ")"));
        String result = MARKDOWN.matcher(markdown).replaceAll(match -> {
            String alt = match.group(1);
            String target = match.group(2).strip();
            if (STORED.matcher(target).matches()) {
                return Matcher.quoteReplacement(match.group());
            }
            Optional<String> file = file(target);
            if (file.isPresent()) {
                found.add(file.get());
                return Matcher.quoteReplacement("![" + alt + "](" + DocumentPart.PICTURE + encoded(file.get()) + ")");
            }
            String lower = target.toLowerCase(Locale.ROOT);
            if (lower.startsWith("http://") || lower.startsWith("https://")) {
                warnings.add(DocumentNote.of("kb.document.warning.remote-picture", target));
                return Matcher.quoteReplacement("[" + (alt.isBlank() ? target : alt) + "](" + target + ")");
            }
            String key = lower.endsWith(".svg") ? "kb.document.warning.svg" : "kb.document.warning.missing-picture";
            warnings.add(DocumentNote.of(key, target.length() > 100 ? target.substring(0, 100) : target));
            return Matcher.quoteReplacement(alt);
        });
        return new Found(result, List.copyOf(found), warnings);
    }

    /** Names the pictures that were found and leaves everything else as it is. */
    Found takeFound(String text) {
        Set<String> found = new LinkedHashSet<>();
        String result = MARKDOWN.matcher(text).replaceAll(match -> {
            Optional<String> file = file(match.group(2).strip());
            file.ifPresent(found::add);
            return Matcher.quoteReplacement(
                    file.map(path -> "![" + match.group(1) + "](" + DocumentPart.PICTURE + encoded(path) + ")")
                            .orElse(match.group()));
        });
        return new Found(result, List.copyOf(found), List.of());
    }

    /** Paths as they stand in a link: no blanks, brackets or line breaks. */
    static String encoded(String path) {
        return java.net.URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    static String decoded(String path) {
        return URLDecoder.decode(path, StandardCharsets.UTF_8);
    }

    private Optional<String> file(String target) {
        String path = target.replace('\\', '/').replaceFirst("[?#].*$", "");
        if (!path.contains("://") && path.contains("%")) {
            try {
                path = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        Deque<String> steps = new ArrayDeque<>();
        if (!path.startsWith("/") && document.contains("/")) {
            steps.addAll(
                    List.of(document.substring(0, document.lastIndexOf('/')).split("/")));
        }
        for (String step : path.split("/")) {
            if ("..".equals(step)) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !".".equals(step)) {
                steps.add(step);
            }
        }
        String wanted = String.join("/", steps);
        return files.contains(wanted)
                ? Optional.of(wanted)
                : files.stream().filter(wanted::equalsIgnoreCase).findFirst();
    }
}
