package cn.zhiban.kb.document;

import cn.zhiban.core.org.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a piece of a document belongs, guessed from its folders, its file's name and the headings above it; the nearest
 * word wins.
 *
 * @param platforms market places; none = all
 * @param category path of the category below the root
 */
record Placement(Set<Platform> platforms, String category) {
    private static final int NAME = 100;

    /**
     * Guesses.
     *
     * @param path of the file
     * @param title heading of the whole file, or empty
     * @param headings headings above the piece, without the file's
     * @param scripts the piece is a script: those stand below a root of their own
     */
    static Placement of(String path, String title, List<String> headings, boolean scripts) {
        List<String> folders = new ArrayList<>(Arrays.asList(path.split("/")));
        String file = folders.removeLast().replaceFirst("\\.[A-Za-z]+$", "");
        List<String> near = new ArrayList<>(headings.reversed());
        near.add(file);
        near.addAll(folders.reversed());
        boolean general = folders.stream().anyMatch(DocumentWords::isGeneralFolder);
        if (!general) {
            near.add(headings.size() + 1, title);
        }
        Set<Platform> platforms = near.stream()
                .map(DocumentWords::platforms)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Set.of());
        if (!scripts) {
            return new Placement(platforms, plain(folders, title, headings));
        }
        Optional<String> stage = nearest(near, DocumentWords::stage);
        Optional<String> industry = industry(folders, file, title);
        LinkedHashSet<String> category = new LinkedHashSet<>();
        if (industry.isPresent()) {
            category.add(DocumentWords.industryName());
            category.add(industry.get());
        } else {
            category.add(DocumentWords.scriptsName());
        }
        folders.stream().filter(Placement::isOwn).forEach(category::add);
        stage.ifPresent(category::add);
        if (isOwn(file) && stage.isEmpty() && industry.isEmpty()) {
            String topic = DocumentWords.topic(title);
            category.add(topic.isEmpty() ? file : topic);
        }
        headings.stream()
                .map(DocumentWords::topic)
                .filter(topic -> !topic.isEmpty())
                .forEach(category::add);
        return new Placement(platforms, joined(category));
    }

    private static String plain(List<String> folders, String title, List<String> headings) {
        LinkedHashSet<String> category = new LinkedHashSet<>();
        folders.stream().filter(folder -> !DocumentWords.isGeneric(folder)).forEach(category::add);
        if (!title.isEmpty()) {
            category.add(DocumentWords.title(title));
        }
        headings.stream().map(DocumentWords::title).forEach(category::add);
        return joined(category);
    }

    /** The trade: by a folder or file of its name, or whatever stands below a folder of trades. */
    private static Optional<String> industry(List<String> folders, String file, String title) {
        List<String> near = new ArrayList<>(List.of(file));
        near.addAll(folders.reversed());
        Optional<String> known = nearest(near, DocumentWords::industry);
        if (known.isPresent()) {
            return known;
        }
        int at = -1;
        for (int i = 0; i < folders.size(); i++) {
            if (DocumentWords.isIndustryFolder(folders.get(i))) {
                at = i;
            }
        }
        if (at >= 0) {
            Optional<String> named = DocumentWords.industry(title);
            String topic = DocumentWords.trimmed(title);
            return named.or(() -> Optional.of(topic.isEmpty() ? file : topic));
        }
        boolean general = folders.stream().anyMatch(DocumentWords::isGeneralFolder);
        return general ? Optional.empty() : DocumentWords.industry(title);
    }

    private static boolean isOwn(String name) {
        return !DocumentWords.isGeneric(name)
                && DocumentWords.platforms(name).isEmpty()
                && DocumentWords.industry(name).isEmpty()
                && !DocumentWords.topic(name).isEmpty();
    }

    private static Optional<String> nearest(
            List<String> near, java.util.function.Function<String, Optional<String>> guess) {
        return near.stream().map(guess).flatMap(Optional::stream).findFirst();
    }

    /** A path that the category tree takes: no slash in a name, no long names, no control characters. */
    private static String joined(Set<String> names) {
        return String.join(
                "/",
                names.stream()
                        .map(name -> name.replaceAll("[/\\p{Cntrl}]", " ").strip())
                        .filter(name -> !name.isEmpty())
                        .map(name ->
                                name.length() > NAME ? name.substring(0, NAME).strip() : name)
                        .limit(5)
                        .toList());
    }
}
