package cn.zhiban.app.access;

import cn.zhiban.core.security.signin.DemoSignIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who sends requests: nobody known, a person with a session, or a program with a token. */
public final class Caller {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;
    private final String token;

    private Caller(int port, String token) {
        this.address = "http://localhost:" + port;
        this.token = token;
    }

    /** Nobody known. */
    public static Caller anonymous(int port) {
        return new Caller(port, "");
    }

    /** A program. */
    public static Caller withToken(int port, String token) {
        return new Caller(port, token);
    }

    /** A person of the demo company, signed in the way that a browser does it. */
    public static Caller signedIn(int port, String username) {
        Caller caller = new Caller(port, "");
        Matcher csrf = CSRF.matcher(caller.get("/login").body());
        String form = "username=" + username + "&password=" + DemoSignIns.PASSWORD
                + (csrf.find() ? "&_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8) : "");
        HttpResponse<String> answer = caller.send("POST", "/login", "application/x-www-form-urlencoded", form);
        String location = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || location.contains("/login")) {
            throw new IllegalStateException(username + " cannot sign in: " + answer.statusCode() + " " + location);
        }
        return caller;
    }

    /** Reads a page or a resource. */
    public HttpResponse<String> get(String path) {
        return send("GET", path, "", "");
    }

    /**
     * Sends a request and follows no redirect.
     *
     * @param contentType empty if there is no body
     */
    public HttpResponse<String> send(String method, String path, String contentType, String body) {
        return send(request(method, path, contentType, body).header("X-Zhiban", "1"));
    }

    /** What a page of another site could make the person's browser send. */
    public HttpResponse<String> sendFromForeignPage(String method, String path, String contentType, String body) {
        return send(request(method, path, contentType, body));
    }

    private HttpRequest.Builder request(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "application/json, text/html;q=0.9, */*;q=0.8")
                .header("If-Match", "\"0\"")
                .method(
                        method,
                        contentType.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
