package dev.leeway.desktop.command;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.audit.ChainHead;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leeway audit}: what Leeway did, and whether the record of it is whole. */
@Command(
        name = "audit",
        description = "Read and check the audit trail.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | verify | export)")
final class AuditCommand {
    private final Sessions sessions;
    private final Output output;

    AuditCommand(Sessions sessions, Output output) {
        this.sessions = sessions;
        this.output = output;
    }

    @Command(
            name = "list",
            description = "List what was done, oldest first.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description = "as in 2026-03-01T00:00:00Z")
                    @Nullable String since,
            @Option(names = "--application", paramLabel = "APP") @Nullable String application,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "the newest N (default: 200)")
                    int limit,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FORMAT",
                            defaultValue = "text")
                    OutputFormat format) {
        try {
            AuditQuery query =
                    new AuditQuery(
                            since == null ? Optional.empty() : Optional.of(Instant.parse(since)),
                            Optional.ofNullable(application),
                            Optional.empty(),
                            limit);
            List<AuditRecord> records = sessions.audit().list(query);
            switch (format) {
                case text -> records.forEach(record -> output.data().println(line(record)));
                case json ->
                        output.json(
                                Output.document("AuditList")
                                        .put(
                                                "items",
                                                ResourceJson.array(records, AuditCommand::json))
                                        .build());
            }
            output.data().flush();
            return ExitCode.OK;
        } catch (StoreException e) {
            output.error(String.valueOf(e.getMessage()), e.nextStep());
        } catch (DateTimeParseException e) {
            output.error("'" + since + "' is not a time", "Write it as in 2026-03-01T00:00:00Z.");
        } catch (IllegalArgumentException e) {
            output.error(String.valueOf(e.getMessage()), "");
        }
        return ExitCode.ERROR;
    }

    @Command(
            name = "verify",
            description =
                    "Check that no record was edited, taken out or moved: exit 0 whole, 1 broken, 2 error.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(
                            names = "--head",
                            paramLabel = "SEQUENCE:HASH",
                            description = "a head that was kept elsewhere")
                    @Nullable String head) {
        try {
            Optional<ChainHead> kept =
                    head == null ? Optional.empty() : Optional.of(ChainHead.parse(head));
            return switch (sessions.audit().verify(kept)) {
                case AuditVerdict.Intact intact -> {
                    output.data()
                            .println(
                                    "whole: "
                                            + intact.records()
                                            + " records, head "
                                            + intact.head());
                    output.data().flush();
                    yield ExitCode.OK;
                }
                case AuditVerdict.Broken broken -> {
                    output.data()
                            .println(
                                    "broken at record "
                                            + broken.sequence()
                                            + ": "
                                            + broken.fault()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', ' ')
                                            + ": "
                                            + Printable.of(broken.explanation()));
                    output.data().flush();
                    yield ExitCode.FINDINGS;
                }
            };
        } catch (StoreException e) {
            output.error(String.valueOf(e.getMessage()), e.nextStep());
        } catch (IllegalArgumentException e) {
            output.error(String.valueOf(e.getMessage()), "");
        }
        return ExitCode.ERROR;
    }

    @Command(
            name = "export",
            description = "Write every record as one line of JSON.",
            mixinStandardHelpOptions = true)
    int export() {
        try {
            long lines = sessions.audit().export(output.data());
            output.data().flush();
            output.say(lines + " records");
            return ExitCode.OK;
        } catch (StoreException e) {
            output.error(String.valueOf(e.getMessage()), e.nextStep());
        } catch (IOException e) {
            output.error("the records could not be written: " + e.getMessage(), "");
        }
        return ExitCode.ERROR;
    }

    private static String line(AuditRecord record) {
        AuditEvent event = record.event();
        String object = event.object().map(key -> " " + key).orElse("");
        String where =
                event.application().isEmpty()
                        ? ""
                        : "  " + event.application() + " on " + event.cluster();
        return "%5d  %s  %-18s %-13s%s%s  %s  (%s)"
                .formatted(
                        record.sequence(),
                        event.time(),
                        lower(event.kind().name()),
                        lower(event.outcome().name()),
                        Printable.of(where),
                        Printable.of(object),
                        Printable.of(event.message()),
                        Printable.of(event.operator()));
    }

    private static JsonObject json(AuditRecord record) {
        AuditEvent event = record.event();
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("sequence", record.sequence())
                        .put("time", event.time().toString())
                        .put("operator", event.operator())
                        .put("kind", event.kind().name())
                        .put("outcome", event.outcome().name())
                        .put("runId", event.runId())
                        .put("application", event.application())
                        .put("cluster", event.cluster())
                        .put("repository", event.repository())
                        .put("revision", event.revision())
                        .put("planDigest", event.planDigest());
        event.object().ifPresent(key -> json.put("resource", ResourceJson.key(key)));
        return json.put("resourceVersionBefore", event.resourceVersionBefore())
                .put("resourceVersionAfter", event.resourceVersionAfter())
                .put("message", event.message())
                .put("hash", record.hash())
                .build();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
