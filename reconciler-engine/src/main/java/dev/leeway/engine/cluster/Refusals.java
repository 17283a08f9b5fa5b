package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;

/** What an answer that is no success means to a reader. */
final class Refusals {
    private static final String SIGN_IN =
            "Sign in again (for example with the cloud provider's command), then try again.";

    private Refusals() {}

    /** Returns the state of an object whose read was answered so. */
    static Unreadable unreadable(ApiCall call, ApiOutcome outcome) {
        ClusterException error = error(call, outcome);
        return new Unreadable(error.reason(), String.valueOf(error.getMessage()));
    }

    /** Returns the error of a question that was answered so. */
    static ClusterException error(ApiCall call, ApiOutcome outcome) {
        return switch (outcome) {
            case ApiOutcome.Answered answer -> answered(call, ServerStatus.of(answer));
            case ApiOutcome.NotSent(Reason reason, String message, String next) ->
                    new ClusterException(reason, message, next, null);
            case ApiOutcome.Lost(Reason reason, String message, String next) ->
                    new ClusterException(reason, message, next, null);
        };
    }

    private static ClusterException answered(ApiCall call, ServerStatus status) {
        String said = call.what() + ": " + status.message();
        return switch (status.code()) {
            case 401 ->
                    new ClusterException(
                            Reason.NOT_AUTHENTICATED,
                            "the cluster does not accept the credentials (" + said + ")",
                            SIGN_IN,
                            null);
            case 403 ->
                    new ClusterException(
                            Reason.FORBIDDEN,
                            said,
                            "Ask the cluster's administrator for this right.",
                            null);
            case 404 ->
                    new ClusterException(
                            Reason.UNKNOWN_KIND,
                            said,
                            "Check that the kind's definition is installed.",
                            null);
            case 429, 503, 504 ->
                    new ClusterException(
                            Reason.UNREACHABLE,
                            "the cluster is too busy or not ready (" + said + ")",
                            "Try again in a moment.",
                            null);
            default ->
                    new ClusterException(
                            Reason.SERVER_ERROR,
                            "the cluster answered with an error "
                                    + status.code()
                                    + " ("
                                    + said
                                    + ")",
                            "Look at the API server's log for this request.",
                            null);
        };
    }
}
