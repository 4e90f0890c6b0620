package cn.zhiban.kb.document;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.category.CategoryService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Pieces of documents as rows of the spreadsheet import, so that both are checked and written by the same code. */
@Component
class DocumentRows {
    private static final int PATH = 400;

    private final Organisation organisation;
    private final CategoryService categories;

    DocumentRows(Organisation organisation, CategoryService categories) {
        this.organisation = organisation;
        this.categories = categories;
    }

    /** The row of a piece; its pictures are not stored yet. */
    Map<String, String> row(DocumentPart part, DocumentTarget target, Actor actor) {
        return part.cells() == null ? guessed(part, target, actor) : exported(part, part.cells(), target);
    }

    /**
     * The id under which a piece is found again when it is imported again: made of the target and the headings, not of
     * what it says.
     */
    static String externalId(DocumentPart part, DocumentTarget target) {
        List<Object> facts = List.of(
                String.valueOf(target.clientId()),
                target.shopIds().stream().sorted().toList(),
                part.file(),
                part.headings(),
                part.title(),
                part.ordinal());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(facts.toString().getBytes(StandardCharsets.UTF_8));
            return "doc-" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> guessed(DocumentPart part, DocumentTarget target, Actor actor) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("external_id", externalId(part, target));
        row.put("kind", lower(kind(part, target)));
        row.put("title", part.title());
        row.put("similar_questions", lines(part.questions()));
        row.put("answer", part.answer());
        row.put("category", category(part, target, actor));
        Collection<Platform> platforms = target.platforms().isEmpty() ? part.platforms() : target.platforms();
        row.put("platforms", lines(platforms.stream().map(DocumentRows::lower).toList()));
        owner(row, target);
        row.put("tags", lines(part.tags()));
        row.put("short_code", part.shortCode().replaceAll("[^\\p{L}\\p{N}_-]", ""));
        row.put("use_case", part.useCase());
        row.put(
                "wordings",
                lines(part.wordings().stream().map(DocumentRows::wording).toList()));
        row.put("status", target.publish() ? "published" : "draft");
        return row;
    }

    /** An exported article goes back to where it came from, unless somebody says where else. */
    private Map<String, String> exported(DocumentPart part, Map<String, String> cells, DocumentTarget target) {
        Map<String, String> row = new LinkedHashMap<>(cells);
        boolean chosen = target.clientId() != null || !target.shopIds().isEmpty();
        if (chosen) {
            Map<String, String> owner = new LinkedHashMap<>();
            owner(owner, target);
            boolean same = owner.getOrDefault("client", "").equals(row.getOrDefault("client", ""))
                    && owner.getOrDefault("shops", "")
                            .strip()
                            .equals(row.getOrDefault("shops", "").strip());
            if (!same) {
                row.putAll(owner);
                row.put("external_id", externalId(part, target));
                row.remove("parent");
            }
        }
        return row;
    }

    private void owner(Map<String, String> row, DocumentTarget target) {
        row.put(
                "client",
                target.clientId() == null
                        ? ""
                        : organisation
                                .clientById(target.clientId())
                                .map(ClientRef::code)
                                .orElse("?"));
        row.put(
                "shops",
                lines(organisation.shopsById(target.shopIds()).stream()
                        .map(ShopRef::code)
                        .toList()));
    }

    /** Where a piece goes; who may not make categories gets the nearest one that exists. */
    String category(DocumentPart part, DocumentTarget target, Actor actor) {
        String guess = part.category();
        if (part.cells() == null && !target.category().isBlank()) {
            String scripts = DocumentWords.scriptsName();
            String rest = guess.equals(scripts)
                    ? ""
                    : guess.startsWith(scripts + "/") ? guess.substring(scripts.length() + 1) : guess;
            guess = rest.isEmpty() ? target.category() : target.category() + "/" + rest;
        }
        while (guess.length() > PATH) {
            guess = parent(guess);
        }
        if (!actor.may(KbPermissions.CATEGORIES)) {
            while (!guess.isEmpty() && categories.find(guess).isEmpty()) {
                guess = parent(guess);
            }
        }
        return guess;
    }

    static ArticleKind kind(DocumentPart part, DocumentTarget target) {
        return target.kind() == null || part.cells() != null ? part.kind() : target.kind();
    }

    private static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    private static String wording(Wording wording) {
        return lower(wording.tone()) + ": " + wording.text().replace("\n", "\\n");
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** One entry a line, also behind the last one: a single entry may hold what else separates entries. */
    private static String lines(Collection<String> entries) {
        return entries.stream().map(entry -> entry.replace("\n", " ") + "\n").collect(Collectors.joining());
    }
}
