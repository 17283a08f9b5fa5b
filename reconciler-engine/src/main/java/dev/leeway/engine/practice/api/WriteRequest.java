package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.rules.WriteOptions;
import dev.leeway.engine.practice.rules.WriteOptions.FieldValidation;
import java.time.Instant;
import java.util.List;

/** Reads the query parameters of writes as Kubernetes checks them. */
final class WriteRequest {
    private static final int MAX_MANAGER = 128;

    private WriteRequest() {}

    /**
     * Returns whether nothing is to be stored.
     *
     * @throws Refusal 422 for anything but {@code All}
     */
    static boolean dryRun(ApiRequest request) {
        List<String> values = request.query().getOrDefault("dryRun", List.of());
        checkDryRun(values);
        return !values.isEmpty();
    }

    /**
     * Refuses dry-run stages that do not exist.
     *
     * @throws Refusal 422
     */
    static void checkDryRun(List<String> values) {
        for (String value : values) {
            if (!value.equals("All")) {
                throw invalid(
                        "dryRun",
                        "FieldValueNotSupported",
                        "Unsupported value: \"" + value + "\": supported values: \"All\"");
            }
        }
    }

    /** Returns whether it is a server-side apply, which makes what is not there. */
    static boolean isApply(ApiRequest request) {
        return request.method().equals("PATCH")
                && request.header("content-type")
                        .filter(type -> type.startsWith("application/apply-patch+"))
                        .isPresent();
    }

    /**
     * Returns the options of a write.
     *
     * @param apply whether it is a server-side apply, which needs a named manager
     * @throws Refusal 422
     */
    static WriteOptions options(
            ApiRequest request, String subresource, boolean apply, Instant now) {
        String manager = request.parameter("fieldManager");
        if (manager.length() > MAX_MANAGER) {
            throw invalid(
                    "fieldManager",
                    "FieldValueTooLong",
                    "Too long: may not be more than " + MAX_MANAGER + " bytes");
        }
        if (manager.isEmpty() && apply) {
            throw invalid(
                    "fieldManager",
                    "FieldValueRequired",
                    "Required value: is required for apply patch");
        }
        boolean force = request.flag("force");
        if (force && !apply) {
            throw invalid(
                    "force",
                    "FieldValueForbidden",
                    "Forbidden: may not be specified for non-apply patch");
        }
        return new WriteOptions(
                manager.isEmpty() ? fromUserAgent(request) : manager,
                force,
                validation(request),
                subresource,
                now);
    }

    private static FieldValidation validation(ApiRequest request) {
        return switch (request.parameter("fieldValidation")) {
            case "", "Warn" -> FieldValidation.WARN;
            case "Strict" -> FieldValidation.STRICT;
            case "Ignore" -> FieldValidation.IGNORE;
            default ->
                    throw invalid(
                            "fieldValidation",
                            "FieldValueNotSupported",
                            "Unsupported value: \""
                                    + request.parameter("fieldValidation")
                                    + "\": supported values: \"Ignore\", \"Strict\", \"Warn\"");
        };
    }

    private static String fromUserAgent(ApiRequest request) {
        String agent = request.header("user-agent").orElse("unknown");
        String program = agent.split("/", 2)[0].strip();
        String name = program.isEmpty() ? "unknown" : program;
        return name.length() > MAX_MANAGER ? name.substring(0, MAX_MANAGER) : name;
    }

    private static Refusal invalid(String field, String reason, String why) {
        return new Refusal(
                Statuses.failure(
                        422,
                        "Invalid",
                        "PatchOptions.meta.k8s.io \"\" is invalid: " + field + ": " + why,
                        JsonObject.builder()
                                .put("group", "meta.k8s.io")
                                .put("kind", "PatchOptions")
                                .put("causes", JsonArray.of(Statuses.cause(reason, why, field)))
                                .build()));
    }
}
