package dev.leeway.product.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * A Git host on the loopback: one repository over Git's smart HTTP protocol, and pull requests in
 * the shape of GitHub's API, both behind a token. Safe for use from several threads.
 */
public final class Forge implements AutoCloseable {
    /** What the host wants to see. */
    public static final String TOKEN = "forge-token-8c1f";

    private static final String GIT = "/shop/platform.git/";
    private static final String PULLS = "/api/v3/repos/shop/platform/pulls";
    private static final PersonIdent REVIEWER = new PersonIdent("Rev", "rev@example.com");

    private final HttpServer server;
    private final Repository repository;
    private final List<Pull> pulls = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile boolean expired;
    private volatile String refusal = "";

    /** How a request is merged. */
    public enum Way {
        MERGE,
        SQUASH,
        REBASE
    }

    /** A pull request. */
    public record Pull(
            int number,
            String branch,
            String target,
            String title,
            String body,
            String state,
            String merge) {
        Pull in(String other, String commit) {
            return new Pull(number, branch, target, title, body, other, commit);
        }
    }

    /** Serves a repository with a work tree. */
    public Forge(Path workTree) throws IOException {
        this.repository = Git.open(workTree.toFile()).getRepository();
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Returns its host and port. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String repositoryUrl() {
        return "http://" + host() + "/shop/platform.git";
    }

    String api() {
        return "http://" + host() + "/api/v3";
    }

    /** Returns every pull request, the oldest first. */
    public List<Pull> pulls() {
        return pulls;
    }

    /** Returns the text of every request's body that came to the API. */
    List<String> bodies() {
        return bodies;
    }

    /** Answers 503 to everything, or not any more. */
    public void goDown(boolean now) {
        down = now;
    }

    /** Accepts the token no more, or again. */
    public void letTheTokenExpire(boolean now) {
        expired = now;
    }

    void refusePushes(String words) {
        refusal = words;
    }

    /** Returns the branches that Leeway pushed. */
    List<String> branches() throws IOException {
        return repository.getRefDatabase().getRefsByPrefix("refs/heads/leeway/").stream()
                .map(Ref::getName)
                .toList();
    }

    void close(int number) {
        pulls.replaceAll(one -> one.number() == number ? one.in("closed", "") : one);
    }

    /** Merges a request as the host's button does, and returns the commit on the target. */
    public String merge(int number, Way way) throws Exception {
        Pull pull = pulls.stream().filter(one -> one.number() == number).findFirst().orElseThrow();
        try (Git git = Git.open(repository.getWorkTree())) {
            ObjectId head = repository.resolve("refs/heads/" + pull.branch());
            switch (way) {
                case MERGE ->
                        git.merge()
                                .include(head)
                                .setFastForward(FastForwardMode.NO_FF)
                                .setMessage("Merge #" + number)
                                .call();
                case SQUASH -> {
                    git.merge().include(head).setSquash(true).call();
                    git.commit()
                            .setMessage(pull.title() + " (#" + number + ")")
                            .setAuthor(REVIEWER)
                            .setCommitter(REVIEWER)
                            .setSign(false)
                            .call();
                }
                case REBASE -> git.cherryPick().include(head).call();
            }
            git.reset().setMode(ResetType.HARD).call();
            String commit = repository.resolve("HEAD").name();
            pulls.replaceAll(one -> one.number() == number ? one.in("merged", commit) : one);
            return commit;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (down) {
                send(exchange, 503, "text/plain", new byte[0]);
            } else if (path.startsWith(GIT)) {
                git(exchange, body);
            } else {
                api(exchange, path, body);
            }
        }
    }

    private void git(HttpExchange exchange, byte[] body) throws IOException {
        String wanted =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(("git:" + TOKEN).getBytes(StandardCharsets.UTF_8));
        if (expired || !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"forge\"");
            send(exchange, 401, "text/plain", new byte[0]);
            return;
        }
        boolean asked = exchange.getRequestURI().getPath().endsWith("/info/refs");
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream in = new ByteArrayInputStream(body);
        in = zipped ? new GZIPInputStream(in) : in;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean receives = exchange.getRequestURI().toString().contains("git-receive-pack");
        String service = receives ? "git-receive-pack" : "git-upload-pack";
        PacketLineOut lines = new PacketLineOut(out);
        if (receives) {
            ReceivePack pack = new ReceivePack(repository);
            pack.setBiDirectionalPipe(false);
            pack.setPreReceiveHook((_, commands) -> commands.forEach(this::judge));
            if (asked) {
                lines.writeString("# service=" + service + "\n");
                lines.end();
                pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
            } else {
                pack.receive(in, out, null);
            }
        } else {
            UploadPack pack = new UploadPack(repository);
            pack.setBiDirectionalPipe(false);
            String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
            if (protocol != null) {
                pack.setExtraParameters(List.of(protocol));
            }
            if (asked) {
                pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines), service);
            } else {
                pack.upload(in, out, null);
            }
        }
        send(
                exchange,
                200,
                "application/x-" + service + (asked ? "-advertisement" : "-result"),
                out.toByteArray());
    }

    /** The target is protected: only the button writes there. */
    private void judge(ReceiveCommand command) {
        if (!refusal.isEmpty()) {
            command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, refusal);
        } else if (!command.getRefName().startsWith("refs/heads/leeway/")) {
            command.setResult(
                    ReceiveCommand.Result.REJECTED_OTHER_REASON, "protected branch hook declined");
        }
    }

    private void api(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (expired
                || !("Bearer " + TOKEN)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, JsonObject.of("message", new JsonString("Bad credentials")));
            return;
        }
        if (body.length > 0) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
        }
        JsonObject json = body.length == 0 ? JsonObject.EMPTY : JsonReader.readObject(body);
        String number = path.startsWith(PULLS + "/") ? path.substring(PULLS.length() + 1) : "";
        String method = exchange.getRequestMethod();
        if (path.equals(PULLS) && method.equals("POST")) {
            create(exchange, json);
        } else if (path.equals(PULLS)) {
            list(exchange);
        } else {
            one(exchange, method, number, json);
        }
    }

    private synchronized void create(HttpExchange exchange, JsonObject json) throws IOException {
        String branch = json.string("head", "").replaceFirst("^shop:", "");
        boolean known =
                pulls.stream()
                        .anyMatch(one -> one.state().equals("open") && one.branch().equals(branch));
        if (known) {
            reply(
                    exchange,
                    422,
                    JsonReader.readObject(
                            "{\"message\":\"Validation Failed\",\"errors\":[{\"message\":\"A pull"
                                    + " request already exists for shop.\"}]}"));
            return;
        }
        Pull made =
                new Pull(
                        pulls.size() + 1,
                        branch,
                        json.string("base", ""),
                        json.string("title", ""),
                        json.string("body", ""),
                        "open",
                        "");
        pulls.add(made);
        reply(exchange, 201, json(made));
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String branch = query.getOrDefault("head", "").replaceFirst("^shop:", "");
        List<JsonValue> fitting = new ArrayList<>();
        for (Pull one : pulls.reversed()) {
            boolean wanted =
                    (branch.isEmpty() || one.branch().equals(branch))
                            && (!query.getOrDefault("state", "open").equals("open")
                                    || one.state().equals("open"));
            if (wanted) {
                fitting.add(json(one));
            }
        }
        reply(exchange, 200, new JsonArray(fitting));
    }

    private void one(HttpExchange exchange, String method, String number, JsonObject json)
            throws IOException {
        for (Pull pull : pulls) {
            if (number.equals("" + pull.number())) {
                Pull now = pull;
                if (method.equals("PATCH")) {
                    now =
                            new Pull(
                                    pull.number(),
                                    pull.branch(),
                                    pull.target(),
                                    json.string("title", pull.title()),
                                    json.string("body", pull.body()),
                                    json.string("state", pull.state()),
                                    pull.merge());
                    pulls.set(pulls.indexOf(pull), now);
                }
                reply(exchange, 200, json(now));
                return;
            }
        }
        reply(exchange, 404, JsonObject.of("message", new JsonString("Not Found")));
    }

    private JsonObject json(Pull pull) throws IOException {
        ObjectId head = repository.resolve("refs/heads/" + pull.branch());
        boolean merged = pull.state().equals("merged");
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("number", JsonValue.of(pull.number()))
                        .put(
                                "html_url",
                                "http://" + host() + "/shop/platform/pull/" + pull.number())
                        .put("state", pull.state().equals("open") ? "open" : "closed")
                        .put("merged", JsonValue.of(merged))
                        .put("title", pull.title())
                        .put("body", pull.body())
                        .put("user", JsonObject.of("login", new JsonString("ada")))
                        .put(
                                "head",
                                JsonObject.of(
                                        "ref",
                                        new JsonString(pull.branch()),
                                        "sha",
                                        new JsonString(head == null ? "" : head.name())))
                        .put("base", JsonObject.of("ref", new JsonString(pull.target())));
        if (merged) {
            json.put("merged_at", "2026-01-01T00:00:00Z").put("merge_commit_sha", pull.merge());
        }
        return json.build();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = Math.max(0, part.indexOf('='));
            query.put(
                    part.substring(0, equals),
                    URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void reply(HttpExchange exchange, int status, JsonValue body)
            throws IOException {
        send(exchange, status, "application/json", JsonWriter.bytes(body));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        repository.close();
    }
}
