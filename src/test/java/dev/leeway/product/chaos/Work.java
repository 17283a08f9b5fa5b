package dev.leeway.product.chaos;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.product.story.Forge;
import dev.leeway.product.story.Household.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is done all the time: commits, syncs, edits by hand at the cluster, fixes under a lease that
 * are proposed, merged, released or abandoned. Chosen by dice.
 */
final class Work {
    private static final int MOST_LEASES = 3;

    private final ChaosGround ground;
    private final Random dice;
    private int count;

    Work(ChaosGround ground, Random dice) {
        this.ground = ground;
        this.dice = dice;
    }

    /**
     * A command of Leeway.
     *
     * @param application the application that it is about; empty for none in particular
     * @param arguments its arguments
     */
    record Deed(String application, List<String> arguments) {
        Deed {
            arguments = List.copyOf(arguments);
        }

        boolean prunes() {
            return arguments.contains("--prune");
        }

        boolean syncs() {
            return arguments.getFirst().equals("sync");
        }

        boolean compares() {
            return arguments.getFirst().equals("compare");
        }
    }

    /** Returns an application. */
    String application() {
        List<String> all = ground.applications();
        return all.get(dice.nextInt(all.size()));
    }

    /** Lets Git ask for something else. */
    void commit(String application) throws Exception {
        ApplicationFiles files = ground.files(application);
        files.change(dice, "v" + ++count);
        ground.host(application).truth().commit(files.files());
    }

    /** Changes or deletes something of an application by hand, behind Leeway's back. */
    void editByHand(String application) {
        String settings = "/api/v1/namespaces/" + application + "/configmaps/c";
        switch (dice.nextInt(4)) {
            case 0, 1 ->
                    ground.byHand(
                            "PATCH",
                            settings + dice.nextInt(6),
                            "{\"data\":{\"k\":\"by-hand-%d\"}}".formatted(++count));
            case 2 -> ground.byHand("DELETE", settings + dice.nextInt(6), "");
            case 3 ->
                    ground.byHand(
                            "PATCH",
                            "/apis/apps/v1/namespaces/" + application + "/deployments/web",
                            "{\"spec\":{\"replicas\":%d}}".formatted(1 + dice.nextInt(2)));
            default -> throw new IllegalStateException("the dice have four sides");
        }
    }

    /** Returns a sync. */
    Deed sync(String application, boolean prune) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "sync",
                                "-w",
                                ground.duty().file().toString(),
                                "-o",
                                "json",
                                "--yes",
                                "--take-over",
                                application));
        if (prune) {
            arguments.add("--prune");
        }
        return new Deed(application, arguments);
    }

    /** Returns a comparison. */
    Deed compare(String... applications) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("compare", "-w", ground.duty().file().toString(), "-o", "json"));
        arguments.addAll(List.of(applications));
        return new Deed(applications.length == 1 ? applications[0] : "", arguments);
    }

    /** Returns a plan. */
    Deed plan(String application) {
        return new Deed(
                application,
                List.of(
                        "plan",
                        "-w",
                        ground.duty().file().toString(),
                        "-o",
                        "json",
                        "--prune",
                        application));
    }

    /** Returns something to do with an application. */
    Deed any(String application) throws Exception {
        int what = dice.nextInt(100);
        if (what < 60) {
            return sync(application, dice.nextInt(3) > 0);
        }
        if (what < 68) {
            return compare(application);
        }
        if (what < 72) {
            return plan(application);
        }
        return lease(application);
    }

    /** Returns the leases that are open, as the list has them. */
    List<JsonObject> leases(boolean all) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "bypass",
                                "list",
                                "-w",
                                ground.duty().file().toString(),
                                "-o",
                                "json"));
        if (all) {
            arguments.add("--all");
        }
        Answer answer = ground.duty().leeway(arguments);
        if (answer.exit() == 2) {
            throw new IllegalStateException("the leases cannot be listed: " + answer.err());
        }
        return answer.json().arrayAt("items").objects().toList();
    }

    /** Returns the next step of a lease, or the beginning of one. */
    Deed lease(String application) throws Exception {
        List<JsonObject> open = leases(false);
        if (open.size() < MOST_LEASES && (open.isEmpty() || dice.nextBoolean())) {
            return begin(application);
        }
        JsonObject one = open.get(dice.nextInt(open.size()));
        return dice.nextInt(5) == 0 ? abandon(one) : next(one);
    }

    private Deed begin(String application) {
        return bypass(
                application,
                "start",
                "--yes",
                "--incident",
                "none",
                "--reason",
                "chaos",
                "--config-key",
                "colour=red" + ++count,
                application,
                "/ConfigMap/"
                        + application
                        + "/fix-"
                        + dice.nextInt(ApplicationFiles.FIXED_BY_HAND));
    }

    private Deed abandon(JsonObject lease) {
        return bypass(
                lease.string("application", ""),
                "abandon",
                "--reason",
                "not needed",
                lease.string("id", ""));
    }

    /** Returns the step that the lease itself names; what waits for a merge is merged. */
    Deed next(JsonObject lease) throws Exception {
        String id = lease.string("id", "");
        String application = lease.string("application", "");
        List<String> next =
                lease.arrayAt("next").stream()
                        .map(one -> one instanceof JsonString(String word) ? word : "")
                        .toList();
        for (String word : List.of("go-on", "propose", "fix-anew")) {
            if (next.contains(word)) {
                return bypass(application, word, id);
            }
        }
        for (String action : List.of("retry", "tend")) {
            List<String> arguments = new ArrayList<>(List.of("proposals", action));
            if (action.equals("retry")) {
                arguments.add(id);
            }
            arguments.addAll(List.of("-w", ground.duty().file().toString()));
            ground.duty().leeway(arguments);
        }
        mergeAll();
        return bypass(application, "tend", id);
    }

    private void mergeAll() throws Exception {
        for (ChaosGround.Host host : ground.hosts()) {
            for (Forge.Pull pull : host.forge().pulls()) {
                if (pull.state().equals("open")) {
                    host.forge().merge(pull.number(), Forge.Way.MERGE);
                }
            }
        }
    }

    private Deed bypass(String application, String command, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("bypass", command, "-w", ground.duty().file().toString()));
        arguments.addAll(List.of(more));
        return new Deed(application, arguments);
    }
}
