package dev.leeway.desktop.command;

import dev.leeway.engine.plan.Plan;
import java.io.BufferedReader;
import java.io.IOException;

/** Asks the operator before something is done. */
final class Approval {
    private final Output output;
    private final BufferedReader answers;

    Approval(Output output, BufferedReader answers) {
        this.output = output;
        this.answers = answers;
    }

    /**
     * Asks about a plan. A protected cluster wants the application's name when something is
     * deleted; otherwise a plain yes is enough.
     *
     * @param verb what is to be done, as in {@code sync}
     */
    boolean given(Session session, Plan plan, String verb) throws CommandException {
        boolean guarded =
                session.workspace()
                        .cluster(plan.cluster())
                        .map(cluster -> cluster.guarded())
                        .orElse(false);
        String wanted = guarded && !plan.deletions().isEmpty() ? plan.application() : "yes";
        return given(wanted, verb + " " + plan.application() + " on " + plan.cluster());
    }

    /** Asks for a word. */
    boolean given(String wanted, String what) throws CommandException {
        output.say("Type '" + wanted + "' to " + what + ":");
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new CommandException(
                        "nobody is there to approve it", "Approve it beforehand with --yes.");
            }
            return answer.strip().equals(wanted);
        } catch (IOException e) {
            throw new CommandException(
                    "the answer could not be read: " + e.getMessage(),
                    "Use --yes to go on without.");
        }
    }
}
