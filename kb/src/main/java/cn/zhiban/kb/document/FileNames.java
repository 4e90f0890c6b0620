package cn.zhiban.kb.document;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of files that every system takes, Windows too, each given once. */
final class FileNames {
    private static final int LONGEST = 60;
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

    private final Set<String> given = new HashSet<>();

    /** A path for a file. @param category path of its folder, or empty @param extension with dot */
    String path(String category, String title, String extension) {
        String folder = Arrays.stream(category.split("/"))
                .filter(name -> !name.isBlank())
                .map(name -> safe(name) + "/")
                .collect(Collectors.joining());
        String name = folder + safe(title);
        String free = name;
        for (int i = 2; !given.add((free + extension).toLowerCase(Locale.ROOT)); i++) {
            free = name + " (" + i + ")";
        }
        return free + extension;
    }

    static String safe(String name) {
        String clean = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Co}\\p{Cs}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (clean.codePointCount(0, clean.length()) > LONGEST) {
            clean = clean.substring(0, clean.offsetByCodePoints(0, LONGEST));
        }
        clean = clean.replaceAll("^\\.+", "").replaceAll("[. ]+$", "").strip();
        String stem = clean.replaceFirst("\\..*$", "").strip().toLowerCase(Locale.ROOT);
        boolean reserved = RESERVED.contains(stem) || stem.matches("(?:com|lpt)[0-9¹²³]");
        return clean.isEmpty() ? "_" : reserved ? "_" + clean : clean;
    }
}
