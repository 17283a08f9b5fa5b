package dev.leeway.engine.apply;

import dev.leeway.engine.plan.Step;
import dev.leeway.engine.wording.Wording;

/**
 * What a refusal of the server means, and what to do next.
 *
 * <p>Source: Kubernetes API conventions, "HTTP Status codes" and "Response Status Kind".
 */
final class Refusals {
    private Refusals() {}

    /** Returns the result of a step that the server refused, with the next action. */
    static StepResult.Failed failed(Step step, WriteResult.Rejected rejected) {
        Wording next = next(rejected);
        return new StepResult.Failed(
                step,
                rejected.status(),
                rejected.reason(),
                next.isEmpty()
                        ? rejected.said()
                        : StepPhrase.TOGETHER.of(sentence(rejected.said()), next),
                rejected.causes());
    }

    /** Servers end what they say without a full stop. */
    private static Wording sentence(Wording said) {
        return said instanceof Wording.Quoted(String words) && !words.matches("(?s).*[.!?]\\s*")
                ? Wording.quoted(words + ".")
                : said;
    }

    /** Quotas, policies and endings are answered like missing rights, and need another answer. */
    private static Wording forbidden(String message) {
        if (message.contains("is being terminated") || message.contains("is terminating")) {
            return RefusalPhrase.ENDING.of();
        }
        if (message.contains("exceeded quota")) {
            return RefusalPhrase.QUOTA.of();
        }
        if (message.contains("failed quota") && message.contains("must specify")) {
            return RefusalPhrase.QUOTA_COUNTS.of();
        }
        if (message.contains("status unknown for quota")) {
            return RefusalPhrase.QUOTA_UNCOUNTED.of();
        }
        return message.contains("\" cannot ") ? RefusalPhrase.RIGHT.of() : Wording.none();
    }

    private static Wording next(WriteResult.Rejected rejected) {
        String message = rejected.message();
        if (message.contains("failed calling webhook")) {
            return RefusalPhrase.WEBHOOK_SILENT.of();
        }
        if (message.contains("does not support dry run")) {
            return RefusalPhrase.WEBHOOK_TRIES.of();
        }
        if (message.contains("strict decoding error") || message.contains("unknown field")) {
            return RefusalPhrase.UNKNOWN_FIELD.of();
        }
        return switch (rejected.status()) {
            case 401 ->
                    message.contains("sign in again") ? Wording.none() : RefusalPhrase.SIGN_IN.of();
            case 403 -> forbidden(message);
            case 404 ->
                    message.contains("namespace")
                            ? RefusalPhrase.NO_NAMESPACE.of()
                            : RefusalPhrase.NO_DEFINITION.of();
            case 413 -> RefusalPhrase.TOO_LARGE.of();
            case 422 ->
                    message.contains("immutable")
                            ? RefusalPhrase.IMMUTABLE.of()
                            : RefusalPhrase.INVALID.of();
            case 429, 503, 504 -> RefusalPhrase.OVERLOADED.of();
            case 500, 502 -> RefusalPhrase.SERVER_FAILED.of();
            default -> Wording.none();
        };
    }
}
