package cn.zhiban.kb.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.importing.ImportRequest;
import cn.zhiban.core.importing.ImportService;
import cn.zhiban.kb.importing.ArticleImporter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
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

/** Imports articles from a spreadsheet as a job. */
@RestController
@RequestMapping("/api/v1/kb/imports")
@Tag(name = "Knowledge import")
class ImportController {
    private final ImportService imports;
    private final JsonMapper json;

    ImportController(ImportService imports, JsonMapper json) {
        this.imports = imports;
        this.json = json;
    }

    /** The job that was started. */
    record Started(long jobId) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Imports articles from csv, xls or xlsx",
            description =
                    "mapping: JSON object, heading of the file to field; dryRun=true only checks; publish: state of rows"
                            + " without one (default true); kind: kind of rows without one")
    Started start(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable Boolean publish,
            @RequestParam(required = false) @Nullable String kind)
            throws IOException {
        Map<String, String> options = new HashMap<>();
        if (publish != null) {
            options.put(ArticleImporter.PUBLISH, publish.toString());
        }
        if (kind != null) {
            options.put(ArticleImporter.KIND, kind);
        }
        Map<String, String> columns = mapping(mapping);
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            StoredFile stored = imports.upload(ArticleImporter.NAME, name == null ? "" : name, content);
            return new Started(imports.submit(
                    new ImportRequest(ArticleImporter.NAME, stored.publicId(), columns, dryRun, options)));
        }
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
