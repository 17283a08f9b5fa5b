package dev.leeway.engine.apply;

import dev.leeway.engine.plan.Step;

/**
 * What a refusal of the server means, and what to do next.
 *
 * <p>Source: Kubernetes API conventions, "HTTP Status codes" and "Response Status Kind".
 */
final class Refusals {
    private Refusals() {}

    /** Returns the result of a step that the server refused, with the next action. */
    static StepResult.Failed failed(Step step, WriteResult.Rejected rejected) {
        String next = next(rejected);
        return new StepResult.Failed(
                step,
                rejected.status(),
                rejected.reason(),
                next.isEmpty() ? rejected.message() : rejected.message() + " " + next,
                rejected.causes());
    }

    /** Quotas, policies and endings are answered like missing rights, and need another answer. */
    private static String forbidden(String message) {
        if (message.contains("is being terminated") || message.contains("is terminating")) {
            return "Sync again once what is being deleted is gone.";
        }
        if (message.contains("exceeded quota")) {
            return "Ask for less, or let the quota be raised.";
        }
        if (message.contains("failed quota") && message.contains("must specify")) {
            return "State what the quota counts in the manifest: the requests and limits named.";
        }
        if (message.contains("status unknown for quota")) {
            return "The quota was not counted yet: sync again in a moment.";
        }
        return message.contains("\" cannot ")
                ? "Ask for the right to do this, or let somebody sync who has it."
                : "";
    }

    private static String next(WriteResult.Rejected rejected) {
        String message = rejected.message();
        if (message.contains("failed calling webhook")) {
            return "The admission webhook did not answer: look at the service behind it, or at its"
                    + " failurePolicy.";
        }
        if (message.contains("does not support dry run")) {
            return "A webhook with side effects refuses dry runs; the object can be applied, not"
                    + " tried.";
        }
        if (message.contains("strict decoding error") || message.contains("unknown field")) {
            return "Correct the manifest: it has a field that the server does not know.";
        }
        return switch (rejected.status()) {
            case 401 -> message.contains("sign in again") ? "" : "Sign in to the cluster again.";
            case 403 -> forbidden(message);
            case 404 ->
                    message.contains("namespace")
                            ? "Make the namespace first, or sync with CreateNamespace=true."
                            : "Install the definition of its kind first.";
            case 413 -> "The object is too large for the server: split it.";
            case 422 ->
                    message.contains("immutable")
                            ? "Undo the change in Git, or plan anew and ask for it to be deleted"
                                    + " and created anew."
                            : "Correct the manifest where the server says so.";
            case 429, 503, 504 -> "The server is overloaded: sync again later.";
            case 500, 502 -> "The server failed: sync again, and look at its log if it stays so.";
            default -> "";
        };
    }
}
