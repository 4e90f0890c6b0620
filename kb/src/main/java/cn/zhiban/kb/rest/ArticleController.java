package cn.zhiban.kb.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Single articles. The ETag is the article's counter; a change that started from another one is refused with 412. */
@RestController
@RequestMapping("/api/v1/kb/articles")
@Tag(name = "Articles")
class ArticleController {
    private final ArticleService articles;

    ArticleController(ArticleService articles) {
        this.articles = articles;
    }

    /** A new article. */
    record NewArticle(@Nullable String externalId, @Nullable ArticleContent content) {}

    @GetMapping("/{id}")
    @Operation(summary = "One article: its published version, or for who may edit it and asks for it the newest")
    ResponseEntity<ArticleDetails> get(@PathVariable long id, @RequestParam(defaultValue = "false") boolean latest) {
        return answer(HttpStatus.OK, latest ? articles.getForEditing(id) : articles.get(id));
    }

    @PostMapping
    @Operation(summary = "Writes a new article; publish=true shows it to agents at once")
    ResponseEntity<ArticleDetails> create(
            @RequestBody NewArticle article, @RequestParam(defaultValue = "false") boolean publish) {
        return answer(HttpStatus.CREATED, articles.create(content(article.content()), article.externalId(), publish));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Writes the next version; If-Match must carry the ETag that the change started from")
    ResponseEntity<ArticleDetails> save(
            @PathVariable long id,
            @RequestBody ArticleContent content,
            @RequestParam(defaultValue = "false") boolean publish,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(HttpStatus.OK, articles.save(id, content(content), version(ifMatch), publish));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Archives an article; If-Match must carry its ETag")
    ResponseEntity<ArticleDetails> archive(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(HttpStatus.OK, articles.archive(id, version(ifMatch)));
    }

    private static ResponseEntity<ArticleDetails> answer(HttpStatus status, ArticleDetails details) {
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(status).eTag("\"" + details.version() + "\"");
        if (status == HttpStatus.CREATED) {
            builder.location(URI.create("/api/v1/kb/articles/" + details.id()));
        }
        return builder.body(details);
    }

    private static ArticleContent content(@Nullable ArticleContent content) {
        if (content == null) {
            throw new InvalidInput("content", "kb.rest.problem.content-missing");
        }
        return content;
    }

    private static int version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new InvalidInput("If-Match", "kb.rest.problem.if-match-missing");
        }
        try {
            return Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw new InvalidInput("If-Match", "kb.rest.problem.if-match", ifMatch);
        }
    }
}
