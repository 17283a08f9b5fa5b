package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Judges kinds whose one state field says it all, by a table of the values that their operators
 * document. The table is the resource {@code phases.tsv}: group, kind, path of the field below
 * {@code status}, and the values with their verdicts. What the table does not hold is left to the
 * generic reading.
 */
final class DocumentedPhases {
    private static final String TABLE = "phases.tsv";

    private DocumentedPhases() {}

    static Map<GroupKind, HealthRule> rules() {
        Map<GroupKind, HealthRule> rules = new LinkedHashMap<>();
        table().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .forEach(
                        row -> {
                            List<String> path = List.of(row[2].split("\\."));
                            Map<String, HealthStatus> verdicts = verdicts(row);
                            for (String kind : row[1].split(",", -1)) {
                                rules.put(
                                        new GroupKind(row[0], kind),
                                        (live, _) -> assess(live, path, verdicts));
                            }
                        });
        return rules;
    }

    private static Optional<Health> assess(
            Manifest live, List<String> path, Map<String, HealthStatus> verdicts) {
        // A switch in the spec that suspends goes before what the controller last said.
        Optional<Wording> suspended = SuspendSwitches.of(live);
        if (suspended.isPresent()) {
            return Optional.of(Health.suspended(suspended.get()));
        }
        JsonObject status = live.root().objectAt("status");
        JsonObject holder = status;
        for (String step : path.subList(0, path.size() - 1)) {
            holder = holder.objectAt(step);
        }
        String field = path.getLast();
        if (!(holder.get(field) instanceof JsonString(String value))) {
            return Optional.empty();
        }
        Wording message =
                holder.string("message")
                        .or(() -> status.string("message"))
                        .filter(text -> !text.isBlank())
                        .map(Wording::quoted)
                        .orElse(HealthPhrase.MEMBER_IS.of(String.join(".", path), value));
        return Optional.ofNullable(verdicts.get(value.toLowerCase(Locale.ROOT)))
                .map(verdict -> new Health(verdict, message, ""));
    }

    private static Map<String, HealthStatus> verdicts(String[] row) {
        Map<String, HealthStatus> verdicts = new LinkedHashMap<>();
        for (String cell : Arrays.copyOfRange(row, 3, row.length)) {
            int equals = cell.indexOf('=');
            if (equals > 0) {
                HealthStatus verdict =
                        HealthStatus.valueOf(cell.substring(0, equals).toUpperCase(Locale.ROOT));
                for (String value : cell.substring(equals + 1).split(",", -1)) {
                    verdicts.put(value.strip().toLowerCase(Locale.ROOT), verdict);
                }
            }
        }
        return verdicts;
    }

    private static String table() {
        try (InputStream in = DocumentedPhases.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
