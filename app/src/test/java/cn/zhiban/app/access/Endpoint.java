package cn.zhiban.app.access;

import static cn.zhiban.core.security.CorePermissions.MONITORING_READ;
import static cn.zhiban.kb.KbPermissions.EDIT;
import static cn.zhiban.kb.KbPermissions.IMPORT;
import static cn.zhiban.kb.KbPermissions.PUBLISH;
import static cn.zhiban.kb.KbPermissions.READ;
import static cn.zhiban.kb.authority.AuthorityPermissions.USE;
import static cn.zhiban.kb.insight.InsightPermissions.MARK;
import static cn.zhiban.kb.panel.PanelPermissions.PIN;

import cn.zhiban.kb.redline.RedlinePermissions;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.training.TrainingPermissions;
import java.util.List;

/**
 * One endpoint and who may call it, with a request that changes nothing. A new endpoint needs a line here.
 *
 * @param name method and pattern, as Spring knows it
 * @param needs a permission, {@link #SIGNED_IN} or {@link #ANYBODY}
 * @param path where the sample request goes
 * @param contentType of the sample's body, empty if it has none
 * @param people for people only, not for programs with a token
 */
record Endpoint(String name, String needs, String path, String contentType, String body, boolean people) {
    private Endpoint(String name, String needs, String path, String contentType, String body) {
        this(name, needs, path, contentType, body, false);
    }

    /** Whoever is signed in, or any token. What it shows depends on whose it is. */
    static final String SIGNED_IN = "(signed in)";
    /** Nobody has to be signed in. */
    static final String ANYBODY = "(anybody)";

    private static final String JSON = "application/json";
    private static final String NOWHERE = "999999999";
    private static final String RUN = "/api/v1/kb/runs/" + NOWHERE;

    /** Nothing but what an editor could forget: no title, no answer. */
    private static final String EMPTY_CONTENT = """
            {"kind":"FAQ","title":"","similarQuestions":[],"answer":"","platforms":[],"shopIds":[],"tags":[],"skus":[],
             "product":{"attributes":[],"materials":"","sizeTable":"","notes":""}}""";

    private static final String BOUNDARY = "----permission-matrix";
    private static final String SHEET = "--" + BOUNDARY + "\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"empty.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n\r\n--" + BOUNDARY + "--\r\n";

    static List<Endpoint> all() {
        return List.of(
                get("/api/v1/kb/search", READ, "/api/v1/kb/search?q=a&log=false"),
                get("/api/v1/kb/shelf", READ, "/api/v1/kb/shelf"),
                get("/api/v1/kb/hits/{articleId}", READ, "/api/v1/kb/hits/" + NOWHERE),
                get("/api/v1/kb/variables", READ, "/api/v1/kb/variables"),
                post("/api/v1/kb/search/uses", READ, "{\"use\":\"search\",\"query\":\" \"}"),
                post("/api/v1/kb/answers", READ, "{\"text\":\"\"}"),
                get("/api/v1/kb/board", READ, "/api/v1/kb/board"),
                post("/api/v1/kb/pins", PIN, "{\"articleId\":" + NOWHERE + "}"),
                new Endpoint("DELETE /api/v1/kb/pins/{id}", PIN, "/api/v1/kb/pins/" + NOWHERE, "", ""),
                post("/api/v1/kb/gaps", READ, "{\"question\":\" \",\"ask\":true}"),
                new Endpoint(
                        "PUT /api/v1/kb/favourites/{articleId}",
                        READ,
                        "/api/v1/kb/favourites/" + NOWHERE,
                        JSON,
                        "{\"kept\":false}",
                        true),
                post("/api/v1/kb/redlines/check", RedlinePermissions.READ, "{\"text\":\"a\"}"),
                post("/api/v1/kb/redlines/hits", RedlinePermissions.READ, "{}"),
                get("/api/v1/kb/articles/{id}", READ, "/api/v1/kb/articles/" + NOWHERE),
                post("/api/v1/kb/articles", EDIT, "{\"content\":" + EMPTY_CONTENT + "}"),
                new Endpoint(
                        "PUT /api/v1/kb/articles/{id}", EDIT, "/api/v1/kb/articles/" + NOWHERE, JSON, EMPTY_CONTENT),
                new Endpoint("DELETE /api/v1/kb/articles/{id}", PUBLISH, "/api/v1/kb/articles/" + NOWHERE, "", ""),
                new Endpoint(
                        "POST /api/v1/kb/imports",
                        IMPORT,
                        "/api/v1/kb/imports?dryRun=true",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        SHEET),
                get("/api/v1/kb/notices/mine", READ, "/api/v1/kb/notices/mine"),
                get("/api/v1/kb/notices/texts", READ, "/api/v1/kb/notices/texts"),
                get("/api/v1/kb/notices/{id}", READ, "/api/v1/kb/notices/" + NOWHERE),
                new Endpoint(
                        "POST /api/v1/kb/notices/{id}/receipts",
                        READ,
                        "/api/v1/kb/notices/" + NOWHERE + "/receipts",
                        JSON,
                        "{\"version\":1}"),
                post("/api/v1/kb/feedback", READ, "{\"articleId\":" + NOWHERE + ",\"reason\":\"wrong\"}"),
                authority("GET", "", "?shop=0&amount=100", ""),
                authority("POST", "/grants", "", "{\"shop\":0,\"orderCents\":100}"),
                authority("DELETE", "/grants/{id}", "", ""),
                authority("POST", "/requests", "", "{\"shop\":0,\"amountCents\":1,\"orderCents\":100}"),
                new Endpoint("GET /api/v1/kb/runs", READ, "/api/v1/kb/runs", "", "", true),
                new Endpoint("GET /api/v1/kb/runs/{id}", READ, RUN, "", "", true),
                new Endpoint("POST /api/v1/kb/runs", READ, "/api/v1/kb/runs", JSON, "{\"articleId\":0}", true),
                new Endpoint("POST /api/v1/kb/runs/{id}/steps", READ, RUN + "/steps", JSON, "{\"revision\":0}", true),
                new Endpoint("POST /api/v1/kb/runs/{id}/copies", READ, RUN + "/copies", JSON, "{\"revision\":0}", true),
                new Endpoint(
                        "POST /api/v1/kb/runs/{id}/state",
                        READ,
                        RUN + "/state",
                        JSON,
                        "{\"revision\":0,\"state\":\"LEFT\"}",
                        true),
                new Endpoint("POST /api/v1/kb/runs/{id}/handover", READ, RUN + "/handover", "", "", true),
                new Endpoint("POST /api/v1/kb/runs/takeovers", READ, "/api/v1/kb/runs/takeovers", JSON, "{}", true),
                get(
                        "/api/v1/kb/authority/{caseCode}/requests/{id}",
                        USE,
                        "/api/v1/kb/authority/" + NOWHERE + "/requests/" + NOWHERE),
                get("/api/v1/kb/voice", MARK, "/api/v1/kb/voice?shop=" + NOWHERE),
                post("/api/v1/kb/voice", MARK, "{\"shop\":0,\"cause\":0}"),
                new Endpoint("PUT /api/v1/kb/voice/{id}", MARK, "/api/v1/kb/voice/" + NOWHERE, JSON, "{\"note\":\"\"}"),
                new Endpoint("DELETE /api/v1/kb/voice/{id}", MARK, "/api/v1/kb/voice/" + NOWHERE, "", ""),
                day("GET", "", SchedulingPermissions.OWN, ""),
                day("POST", "/plan", SchedulingPermissions.PLAN, "{}"),
                day(
                        "POST",
                        "/breaks",
                        SchedulingPermissions.PLAN,
                        "{\"employeeId\":" + NOWHERE
                                + ",\"shiftDay\":\"2020-01-01\",\"part\":0,\"start\":0,\"locked\":true}"),
                day(
                        "POST",
                        "/shops",
                        SchedulingPermissions.PLAN,
                        "{\"employeeId\":" + NOWHERE + ",\"shiftDay\":\"2020-01-01\",\"shopIds\":[],\"locked\":true}"),
                roster("GET", "", ""),
                roster("GET", "/score", ""),
                roster("GET", "/changes", ""),
                roster("GET", "/cells/{employee}/{day}", ""),
                roster("POST", "/cells", "{\"revision\":0,\"edits\":[]}"),
                roster("POST", "/undo", "{\"revision\":0}"),
                roster("POST", "/redo", "{\"revision\":0}"),
                roster("POST", "/solve", "{\"seconds\":1}"),
                roster("POST", "/repair", "{}"),
                roster("POST", "/take", ""),
                get(
                        "/api/v1/scheduling/attendance",
                        SchedulingPermissions.VIEW,
                        "/api/v1/scheduling/attendance?first=2026-11-01&last=2026-11-02"),
                get(
                        "/api/v1/scheduling/closings/{team}/{month}",
                        SchedulingPermissions.PLAN,
                        "/api/v1/scheduling/closings/" + NOWHERE + "/2026-10"),
                get("/api/v1/scheduling/market", SchedulingPermissions.OWN, "/api/v1/scheduling/market"),
                post("/api/v1/scheduling/market", SchedulingPermissions.OWN, "{}"),
                trade("/accept", SchedulingPermissions.OWN, "{\"employeeId\":" + NOWHERE + "}"),
                trade("/bid", SchedulingPermissions.OWN, "{\"points\":1}"),
                trade("/decline", SchedulingPermissions.OWN, "{\"employeeId\":" + NOWHERE + "}"),
                trade("/withdraw", SchedulingPermissions.OWN, ""),
                trade("/approve", SchedulingPermissions.PLAN, "{\"version\":0}"),
                trade("/refuse", SchedulingPermissions.PLAN, "{\"version\":0}"),
                get("/api/v1/training/exams", TrainingPermissions.LEARN, "/api/v1/training/exams"),
                attempt("POST", "/exams/{id}/attempts", ""),
                attempt("GET", "/attempts/{id}", ""),
                attempt("PUT", "/attempts/{id}/answers/{slot}", "{\"picks\":[],\"text\":\"\"}"),
                attempt("POST", "/attempts/{id}/hand-in", ""),
                get("/api/v1/calendar/{token}.ics", ANYBODY, "/api/v1/calendar/none.ics"),
                get("/api/v1/jobs/{id}", SIGNED_IN, "/api/v1/jobs/" + NOWHERE),
                new Endpoint("DELETE /api/v1/jobs/{id}", SIGNED_IN, "/api/v1/jobs/" + NOWHERE, "", ""),
                new Endpoint(
                        "GET /files/{publicId:[A-Za-z0-9_-]{22}}",
                        SIGNED_IN,
                        "/files/AAAAAAAAAAAAAAAAAAAAAA",
                        "",
                        "",
                        true),
                get("/actuator", MONITORING_READ, "/actuator"),
                get("/actuator/health", ANYBODY, "/actuator/health"),
                get("/actuator/health/**", ANYBODY, "/actuator/health/liveness"),
                get("/actuator/info", MONITORING_READ, "/actuator/info"),
                get("/actuator/prometheus", MONITORING_READ, "/actuator/prometheus"),
                get("/actuator/metrics", MONITORING_READ, "/actuator/metrics"),
                get("/actuator/metrics/{requiredMetricName}", MONITORING_READ, "/actuator/metrics/jvm.memory.used"),
                get("/v3/api-docs", MONITORING_READ, "/v3/api-docs"),
                get("/v3/api-docs.yaml", MONITORING_READ, "/v3/api-docs.yaml"),
                get("/v3/api-docs/swagger-config", MONITORING_READ, "/v3/api-docs/swagger-config"),
                get("/swagger-ui.html", MONITORING_READ, "/swagger-ui.html"));
    }

    /** Of a day that is over. */
    private static Endpoint day(String method, String path, String needs, String body) {
        return new Endpoint(
                method + " /api/v1/scheduling/days/{day}" + path,
                needs,
                "/api/v1/scheduling/days/2020-01-01" + path,
                body.isEmpty() ? "" : JSON,
                body);
    }

    /** Of a roster that is not there. */
    private static Endpoint roster(String method, String path, String body) {
        String place = "/api/v1/scheduling/rosters/" + NOWHERE
                + path.replace("{employee}", NOWHERE).replace("{day}", "2026-11-23")
                + (path.equals("/changes") ? "?since=0" : "");
        return new Endpoint(
                method + " /api/v1/scheduling/rosters/{id}" + path,
                SchedulingPermissions.PLAN,
                place,
                body.isEmpty() ? "" : JSON,
                body);
    }

    /** Of an exam or attempt that is not there. */
    private static Endpoint attempt(String method, String path, String body) {
        return new Endpoint(
                method + " /api/v1/training" + path,
                TrainingPermissions.LEARN,
                "/api/v1/training" + path.replace("{id}", NOWHERE).replace("{slot}", "1"),
                body.isEmpty() ? "" : JSON,
                body);
    }

    /** Of a request on the market that is not there. */
    private static Endpoint trade(String step, String needs, String body) {
        return new Endpoint(
                "POST /api/v1/scheduling/market/{id}" + step,
                needs,
                "/api/v1/scheduling/market/" + NOWHERE + step,
                body.isEmpty() ? "" : JSON,
                body);
    }

    String method() {
        return name.substring(0, name.indexOf(' '));
    }

    /** What is given away, and asked for, is on a person's name. */
    private static Endpoint authority(String method, String path, String query, String body) {
        return new Endpoint(
                method + " /api/v1/kb/authority/{caseCode}" + path,
                USE,
                "/api/v1/kb/authority/" + NOWHERE + path.replace("{id}", NOWHERE) + query,
                body.isEmpty() ? "" : JSON,
                body,
                true);
    }

    private static Endpoint get(String pattern, String needs, String path) {
        return new Endpoint("GET " + pattern, needs, path, "", "");
    }

    private static Endpoint post(String pattern, String needs, String body) {
        return new Endpoint("POST " + pattern, needs, pattern, JSON, body);
    }
}
