package cn.zhiban.core.pdf;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.BaseFont;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds a font with Chinese letters on this machine; the suite brings none. {@code zhiban.pdf.font} names one, otherwise
 * the usual folders are looked through.
 */
@Component
public class PdfFonts {
    private static final Logger log = LoggerFactory.getLogger(PdfFonts.class);
    private static final List<String> KNOWN = List.of(
            "notosanscjk-regular",
            "notosanssc-regular",
            "notosanscjksc-regular",
            "notosanscjk",
            "sourcehansanssc-regular",
            "sourcehansanscn-regular",
            "sourcehansans-regular",
            "wqy-microhei",
            "wqy-zenhei",
            "msyh",
            "deng",
            "simhei",
            "simsun",
            "droidsansfallback",
            "notoserifcjk-regular",
            "sourcehanserif",
            "pingfang",
            "stheiti",
            "hiragino",
            "uming",
            "ukai");
    private static final int DEEPEST = 6;
    private static final int PROOF = 0x77E5;

    private final String configured;
    private final List<Path> folders;
    private volatile @Nullable String found;

    /**
     * @param configured file of a font, or empty
     * @param folders where to look, empty for the usual ones
     */
    public PdfFonts(
            @Value("${zhiban.pdf.font:}") String configured, @Value("${zhiban.pdf.folders:}") List<String> folders) {
        this.configured = configured;
        this.folders =
                (folders.isEmpty() ? usual() : folders).stream().map(Path::of).toList();
    }

    private static List<String> usual() {
        String home = System.getProperty("user.home");
        return List.of(
                "/usr/share/fonts",
                "/usr/local/share/fonts",
                home + "/.fonts",
                home + "/.local/share/fonts",
                "C:/Windows/Fonts",
                "/System/Library/Fonts",
                "/Library/Fonts");
    }

    /**
     * A new font object for one document.
     *
     * @throws NoChineseFont there is none on this machine
     */
    public BaseFont require() {
        String name = found;
        if (name == null) {
            name = find().orElseThrow(NoChineseFont::new);
            found = name;
        }
        return load(name).orElseThrow(NoChineseFont::new);
    }

    private Optional<String> find() {
        if (!configured.isBlank()) {
            return usable(Path.of(configured));
        }
        List<Path> fonts = folders.stream().flatMap(PdfFonts::fonts).toList();
        return KNOWN.stream()
                .flatMap(known -> fonts.stream().filter(font -> name(font).startsWith(known)))
                .map(PdfFonts::usable)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<Path> fonts(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(file -> name(file).matches(".*\\.(?:ttc|ttf|otf)")).sorted().toList().stream();
        } catch (IOException | java.io.UncheckedIOException e) {
            log.debug("cannot look for fonts in {}", folder, e);
            return Stream.empty();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static Optional<String> usable(Path file) {
        String path = file.toString();
        if (!path.toLowerCase(Locale.ROOT).endsWith(".ttc")) {
            return load(path).map(_ -> path);
        }
        try {
            String[] faces = BaseFont.enumerateTTCNames(path);
            int face = 0;
            for (int i = 0; i < faces.length; i++) {
                if (faces[i].replace("-", " ").matches("(?i).*\\bsc\\b.*")) {
                    face = i;
                }
            }
            String name = path + "," + face;
            return load(name).map(_ -> name);
        } catch (IOException | RuntimeException e) {
            log.debug("cannot use the font {}", path, e);
            return Optional.empty();
        }
    }

    private static Optional<BaseFont> load(String name) {
        try {
            String file = name.replaceFirst(",\\d+$", "");
            if (!new File(file).canRead()) {
                return Optional.empty();
            }
            BaseFont font = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, null, null);
            return font.charExists(PROOF) ? Optional.of(font) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            log.debug("cannot use the font {}", name, e);
            return Optional.empty();
        }
    }
}
