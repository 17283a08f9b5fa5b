package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.proposal.PullRequestHost.CheckState;
import dev.leeway.engine.proposal.PullRequestHost.RequestCheck;
import dev.leeway.engine.proposal.PullRequestHost.State;

/** The words that Bitbucket Cloud and Bitbucket Data Center share. */
final class BitbucketWords {
    private BitbucketWords() {}

    /** Says how a request stands. */
    static State requestState(JsonObject request) {
        return switch (ApiHost.text(request, "state")) {
            case "MERGED" -> State.MERGED;
            case "OPEN" -> State.OPEN;
            default -> State.CLOSED;
        };
    }

    /** Reads the status of a build; one without a name goes by its key. */
    static RequestCheck check(JsonObject status) {
        String name = ApiHost.text(status, "name");
        return new RequestCheck(
                name.isEmpty() ? ApiHost.text(status, "key") : name,
                checkState(ApiHost.text(status, "state")),
                ApiHost.text(status, "url"));
    }

    private static CheckState checkState(String state) {
        return switch (state) {
            case "SUCCESSFUL" -> CheckState.PASSED;
            case "INPROGRESS" -> CheckState.PENDING;
            case "FAILED", "STOPPED", "CANCELLED" -> CheckState.FAILED;
            default -> CheckState.UNKNOWN;
        };
    }
}
