package cn.zhiban.bench;

import cn.zhiban.ZhibanApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole suite with an empty database and index of its own, used through its REST interface and its services. */
final class RunningSuite implements AutoCloseable {
    private static final String TOKEN = "bench-" + "0123456789abcdef".repeat(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path data;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    RunningSuite() throws IOException {
        data = Files.createTempDirectory(Files.createDirectories(Path.of("bench", "target")), "suite");
        context = new SpringApplicationBuilder(ZhibanApplication.class)
                .logStartupInfo(false)
                .run(
                        "--server.port=0",
                        "--zhiban.data=" + data,
                        "--zhiban.database.base=" + Path.of("data", "bench-mariadb-base"),
                        "--zhiban.api-token=" + TOKEN,
                        "--zhiban.admin-password=only-for-the-bench",
                        "--logging.level.root=warn");
        address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/api/v1/";
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Imports a CSV file of articles, published; returns the job's result when it is done. */
    JsonNode importArticles(Path csv) throws IOException, InterruptedException {
        return importFile(csv, "articles.csv");
    }

    /** Imports a file under this name, published; returns the job's result when it is done. */
    JsonNode importFile(Path file, String name) throws IOException, InterruptedException {
        String boundary = "zhiban-bench";
        byte[] head = ("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        JsonNode accepted = send(request("kb/imports?publish=true")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head),
                        HttpRequest.BodyPublishers.ofFile(file),
                        HttpRequest.BodyPublishers.ofByteArray(tail)))
                .build());
        while (true) {
            JsonNode job =
                    send(request("jobs/" + accepted.get("jobId").asLong()).build());
            String state = job.get("state").asString();
            if ("DONE".equals(state)) {
                return job.get("result");
            }
            if (!"QUEUED".equals(state) && !"RUNNING".equals(state)) {
                throw new IllegalStateException("the import ended as " + job);
            }
            Thread.sleep(100);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + TOKEN);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() throws IOException {
        context.close();
        http.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
