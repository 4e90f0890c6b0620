package cn.zhiban.kb.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.importing.ImportRequest;
import cn.zhiban.core.importing.ImportService;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.document.DocumentImports;
import cn.zhiban.kb.document.DocumentRequest;
import cn.zhiban.kb.document.DocumentTarget;
import cn.zhiban.kb.importing.ArticleImporter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Imports articles from a spreadsheet or from documents as a job. */
@RestController
@RequestMapping("/api/v1/kb/imports")
@Tag(name = "Knowledge import")
class ImportController {
    private final ImportService imports;
    private final DocumentImports documents;
    private final Organisation organisation;
    private final Access access;
    private final JsonMapper json;

    ImportController(
            ImportService imports,
            DocumentImports documents,
            Organisation organisation,
            Access access,
            JsonMapper json) {
        this.imports = imports;
        this.documents = documents;
        this.organisation = organisation;
        this.access = access;
        this.json = json;
    }

    /** The job that was started. */
    record Started(long jobId) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Imports articles from csv, xls, xlsx, md, html, docx or a zip of such documents",
            description =
                    "mapping: JSON object, heading of the file to field; dryRun=true only checks; publish: state of rows"
                            + " without one (default true); kind: kind of rows without one. Documents only: client,"
                            + " shops and platforms (codes or names), category below which theirs are made, splitLevel:"
                            + " deepest heading that begins an article (0 = every heading with text)")
    Started start(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable Boolean publish,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(defaultValue = "") List<String> shops,
            @RequestParam(defaultValue = "") List<Platform> platforms,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "0") int splitLevel)
            throws IOException {
        if (DocumentImports.takes(fileName(file))) {
            DocumentTarget target = new DocumentTarget(
                    client == null || client.isBlank() ? null : client(client),
                    shops.stream().map(this::shop).toList(),
                    platforms,
                    category,
                    kind == null || kind.isBlank() ? null : kind(kind),
                    publish == null || publish,
                    splitLevel);
            return document(file, target, dryRun);
        }
        Map<String, String> options = new HashMap<>();
        if (publish != null) {
            options.put(ArticleImporter.PUBLISH, publish.toString());
        }
        if (kind != null) {
            options.put(ArticleImporter.KIND, kind);
        }
        Map<String, String> columns = mapping(mapping);
        try (InputStream content = file.getInputStream()) {
            StoredFile stored = imports.upload(ArticleImporter.NAME, fileName(file), content);
            return new Started(imports.submit(
                    new ImportRequest(ArticleImporter.NAME, stored.publicId(), columns, dryRun, options)));
        }
    }

    private Started document(MultipartFile file, DocumentTarget target, boolean dryRun) throws IOException {
        try (InputStream content = file.getInputStream()) {
            StoredFile stored = documents.upload(fileName(file), content);
            return new Started(
                    documents.submit(new DocumentRequest(List.of(stored.publicId()), target, dryRun, Set.of())));
        }
    }

    private static String fileName(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    private long client(String name) {
        return organisation
                .findClient(name, scope())
                .map(ClientRef::id)
                .orElseThrow(() -> new InvalidInput("client", "kb.document.problem.unknown", name));
    }

    private long shop(String name) {
        return organisation
                .findShop(name, scope())
                .map(ShopRef::id)
                .orElseThrow(() -> new InvalidInput("shops", "kb.document.problem.unknown", name));
    }

    private static ArticleKind kind(String name) {
        for (ArticleKind kind : ArticleKind.values()) {
            if (kind.name().equalsIgnoreCase(name.strip())) {
                return kind;
            }
        }
        throw new InvalidInput("kind", "kb.document.problem.unknown", name);
    }

    private Scope scope() {
        return access.current().scope();
    }

    private Map<String, String> mapping(@Nullable String mapping) {
        if (mapping == null || mapping.isBlank()) {
            return Map.of();
        }
        try {
            return json.readValue(mapping, new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw new InvalidInput("mapping", "kb.rest.problem.mapping");
        }
    }
}
