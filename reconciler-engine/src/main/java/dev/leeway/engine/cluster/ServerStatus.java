package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.Prediction.Cause;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal as the server words it: the {@code Status} object of the Kubernetes API.
 *
 * @param code the HTTP status
 * @param reason the machine-readable reason; may be empty
 * @param message the server's words
 * @param causes the fields at fault
 */
record ServerStatus(int code, String reason, String message, List<Cause> causes) {
    /** Returns the server's words as they stand. */
    Wording said() {
        return Wording.quoted(message);
    }

    private static final String CONFLICT = "FieldManagerConflict";
    private static final Pattern MANAGER =
            Pattern.compile("conflict with \"((?:[^\"\\\\]|\\\\.)*)\"");

    ServerStatus {
        causes = List.copyOf(causes);
    }

    static ServerStatus of(ApiOutcome.Answered answer) {
        JsonObject body = answer.body();
        return new ServerStatus(
                answer.status(),
                body.string("reason", ""),
                body.string("message", "the server answered " + answer.status()),
                body.arrayAt("details", "causes")
                        .objects()
                        .map(
                                cause ->
                                        new Cause(
                                                cause.string("field", ""),
                                                cause.string("reason", ""),
                                                cause.string("message", "")))
                        .toList());
    }

    /** Returns the fields that other managers own, when that is what it is about. */
    List<FieldConflict> fieldConflicts() {
        return causes.stream()
                .filter(cause -> cause.reason().equals(CONFLICT))
                .map(
                        cause ->
                                new FieldConflict(
                                        manager(cause.message()), cause.field(), cause.message()))
                .toList();
    }

    private static String manager(String message) {
        Matcher matcher = MANAGER.matcher(message);
        return matcher.find() ? matcher.group(1).replaceAll("\\\\(.)", "$1") : "";
    }

    /**
     * Returns whether the operator's rights are what is missing. Quotas, policies and webhooks also
     * answer 403, but they refuse the object, not the operator; only the authorizer names the verb
     * that the user cannot do.
     */
    boolean lacksRights() {
        return code == 403 && (message.contains("\" cannot ") || (causes.isEmpty() && bare()));
    }

    private boolean bare() {
        return message.isEmpty() || message.equals("Forbidden") || message.startsWith("Forbidden");
    }

    /** Returns whether an admission webhook could not be called. */
    boolean webhookDown() {
        return code >= 500 && message.contains("failed calling webhook");
    }
}
