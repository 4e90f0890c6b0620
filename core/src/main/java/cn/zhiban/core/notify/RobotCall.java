package cn.zhiban.core.notify;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One message to a robot, in the form each chat documents: text as JSON; DingTalk and Feishu sign with HMAC-SHA256 over the
 * time when there is a secret.
 */
final class RobotCall {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @throws IOException it did not arrive; the message says why, without the address */
    void send(RobotDraft robot, String text, Instant now) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request(robot, text, now), HttpResponse.BodyHandlers.ofString());
        } catch (IllegalArgumentException e) {
            throw new IOException("no address", e);
        }
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        JsonNode answer;
        try {
            answer = JSON.readTree(response.body());
        } catch (tools.jackson.core.JacksonException e) {
            throw new IOException("no JSON", e);
        }
        int code = answer.path("errcode").asInt(answer.path("code").asInt(0));
        if (code != 0) {
            String words = answer.path("errmsg").asString(answer.path("msg").asString(""));
            throw new IOException(code + " " + words.substring(0, Math.min(words.length(), 200)));
        }
    }

    static HttpRequest request(RobotDraft robot, String text, Instant now) {
        String address = robot.address();
        Map<String, Object> body = new LinkedHashMap<>();
        if (robot.kind() == RobotKind.FEISHU) {
            if (!robot.secret().isEmpty()) {
                long seconds = now.getEpochSecond();
                body.put("timestamp", String.valueOf(seconds));
                body.put("sign", sign(seconds + "\n" + robot.secret(), ""));
            }
            body.put("msg_type", "text");
            body.put("content", Map.of("text", text));
        } else {
            if (robot.kind() == RobotKind.DINGTALK && !robot.secret().isEmpty()) {
                long millis = now.toEpochMilli();
                String sign = sign(robot.secret(), millis + "\n" + robot.secret());
                address += "&timestamp=" + millis + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8);
            }
            body.put("msgtype", "text");
            body.put("text", Map.of("content", text));
        }
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private static String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
