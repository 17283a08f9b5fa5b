package dev.leeway.engine.store;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.proposal.Landing;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.Proposal.Delivery;
import dev.leeway.engine.proposal.Proposal.RequestRef;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.proposal.ProposalOutbox;
import dev.leeway.engine.proposal.ProposalReason;

import dev.leeway.engine.proposal.ProposalRecords;
import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proposals on their way, in the database. */
final class StoredProposalOutbox implements ProposalOutbox {
    private final Database database;

    StoredProposalOutbox(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Proposal proposal, JsonObject recipe) throws StoreException {
        return database.writing(
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO proposal (commit_id, base, files, stage, attempts,"
                                            + " next_try, last_error, last_next_step, id, kind,"
                                            + " application, repository, target, branch, title,"
                                            + " made_at, recipe) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                            + " ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
                        moving(insert, proposal);
                        insert.setString(9, proposal.id());
                        insert.setString(10, proposal.kind().name());
                        insert.setString(11, proposal.application());
                        insert.setString(12, proposal.repository());
                        insert.setString(13, proposal.target());
                        insert.setString(14, proposal.branch());
                        insert.setString(15, proposal.title());
                        insert.setString(16, proposal.madeAt().toString());
                        insert.setString(17, JsonWriter.compact(recipe));
                        return insert.executeUpdate() > 0;
                    }
                });
    }

    @Override
    public void update(Proposal proposal) throws StoreException {
        int rows =
                database.writing(
                        connection -> {
                            try (PreparedStatement update =
                                    connection.prepareStatement(
                                            "UPDATE proposal SET commit_id = ?, base = ?, files ="
                                                    + " ?, stage = ?, attempts = ?, next_try = ?,"
                                                    + " last_error = ?, last_next_step = ? WHERE id"
                                                    + " = ?")) {
                                moving(update, proposal);
                                update.setString(9, proposal.id());
                                return update.executeUpdate();
                            }
                        });
        if (rows != 1) {
            throw new IllegalStateException("there is no proposal " + proposal.id());
        }
    }

    /** Sets what changes on a proposal's way. */
    private static void moving(PreparedStatement statement, Proposal proposal) throws SQLException {
        statement.setString(1, proposal.commit());
        statement.setString(2, proposal.base());
        statement.setString(3, JsonWriter.compact(JsonArray.ofStrings(proposal.files())));
        statement.setString(4, JsonWriter.compact(stage(proposal.stage())));
        statement.setInt(5, proposal.delivery().attempts());
        statement.setString(6, proposal.delivery().nextTry().toString());
        statement.setString(7, proposal.delivery().lastError().text());
        statement.setString(8, proposal.delivery().lastNextStep().text());
    }

    @Override
    public Optional<Proposal> find(String id) throws StoreException {
        return select("SELECT * FROM proposal WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public List<Proposal> all() throws StoreException {
        return select("SELECT * FROM proposal ORDER BY made_at DESC, id", null);
    }

    private List<Proposal> select(String query, @Nullable String id) throws StoreException {
        return database.reading(
                connection -> {
                    List<Proposal> found = new ArrayList<>();
                    try (PreparedStatement select = connection.prepareStatement(query)) {
                        if (id != null) {
                            select.setString(1, id);
                        }
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                found.add(proposal(row));
                            }
                        }
                    }
                    return List.copyOf(found);
                });
    }

    @Override
    public Optional<JsonObject> recipe(String id) throws StoreException {
        return database.reading(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT recipe FROM proposal WHERE id = ?")) {
                        select.setString(1, id);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next()
                                    ? Optional.of(JsonReader.readObject(row.getString(1)))
                                    : Optional.empty();
                        }
                    }
                });
    }

    @Override
    public void rewrite(String id, JsonObject recipe) throws StoreException {
        database.writing(
                connection -> {
                    try (PreparedStatement update =
                            connection.prepareStatement(
                                    "UPDATE proposal SET recipe = ? WHERE id = ?")) {
                        update.setString(1, JsonWriter.compact(recipe));
                        update.setString(2, id);
                        return update.executeUpdate();
                    }
                });
    }

    @Override
    public boolean claim(String id, Instant seen, Instant until) throws StoreException {
        return database.writing(
                connection -> {
                    try (PreparedStatement update =
                            connection.prepareStatement(
                                    "UPDATE proposal SET next_try = ? WHERE id = ? AND next_try ="
                                            + " ?")) {
                        update.setString(1, until.toString());
                        update.setString(2, id);
                        update.setString(3, seen.toString());
                        return update.executeUpdate() == 1;
                    }
                });
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getString("id"),
                ProposalReason.Kind.valueOf(row.getString("kind")),
                row.getString("application"),
                row.getString("repository"),
                row.getString("target"),
                row.getString("branch"),
                row.getString("base"),
                row.getString("commit_id"),
                row.getString("title"),
                texts(JsonReader.read(row.getString("files"))),
                Instant.parse(row.getString("made_at")),
                stage(JsonReader.readObject(row.getString("stage"))),
                new Delivery(
                        row.getInt("attempts"),
                        Instant.parse(row.getString("next_try")),
                        ProposalRecords.read(row.getString("last_error")),
                        ProposalRecords.read(row.getString("last_next_step"))));
    }

    private static List<String> texts(JsonValue value) {
        return value instanceof JsonArray array
                ? array.stream()
                        .map(item -> item instanceof JsonString(String text) ? text : "")
                        .toList()
                : List.of();
    }

    private static JsonObject stage(Stage stage) {
        return switch (stage) {
            case Stage.Waiting _ -> named("waiting");
            case Stage.Pushed _ -> named("pushed");
            case Stage.BranchOnly(String link) ->
                    named("branch").with("compareLink", new JsonString(link));
            case Stage.Open(RequestRef request) -> with(named("open"), request);
            case Stage.Merged(Optional<RequestRef> request, String commit, Landing landing) -> {
                JsonObject json =
                        named("merged")
                                .with("mergeCommit", new JsonString(commit))
                                .with("landing", new JsonString(landing.name()));
                yield request.isPresent() ? with(json, request.get()) : json;
            }
            case Stage.Closed(RequestRef request) -> with(named("closed"), request);
            case Stage.Stuck(var why, var nextStep) ->
                    named("stuck")
                            .with("why", new JsonString(why.text()))
                            .with("nextStep", new JsonString(nextStep.text()));
            case Stage.Dropped(String why) -> named("dropped").with("why", new JsonString(why));
        };
    }

    private static JsonObject named(String name) {
        return JsonObject.of("stage", new JsonString(name));
    }

    private static JsonObject with(JsonObject json, RequestRef request) {
        return json.with("number", new JsonString(request.number()))
                .with("url", new JsonString(request.url()));
    }

    private static Stage stage(JsonObject json) {
        RequestRef request = new RequestRef(json.string("number", ""), json.string("url", ""));
        return switch (json.string("stage", "")) {
            case "waiting" -> new Stage.Waiting();
            case "pushed" -> new Stage.Pushed();
            case "branch" -> new Stage.BranchOnly(json.string("compareLink", ""));
            case "open" -> new Stage.Open(request);
            case "merged" ->
                    new Stage.Merged(
                            json.has("number") ? Optional.of(request) : Optional.empty(),
                            json.string("mergeCommit", ""),
                            json.string("landing")
                                    .map(Landing::valueOf)
                                    .orElse(Landing.of(json.bool("asProposed", false))));
            case "closed" -> new Stage.Closed(request);
            case "dropped" -> new Stage.Dropped(json.string("why", ""));
            default ->
                    new Stage.Stuck(
                            ProposalRecords.read(json.string("why", "")),
                            ProposalRecords.read(json.string("nextStep", "")));
        };
    }
}
