package dev.leeway.desktop.command;

import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.yaml.YamlPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway render}: prints what Git asks for. */
@Command(
        name = "render",
        description = "Print the rendered manifests of an application.",
        mixinStandardHelpOptions = true)
final class RenderCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "APP", description = "the application")
    String application = "";

    @Option(
            names = "--revision",
            paramLabel = "REV",
            description = "a branch, tag or commit instead of the application's own")
    @Nullable String revision;

    RenderCommand(Sessions sessions, Output output) {
        super(sessions, output);
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        RunRequest request = revision == null ? RunRequest.USUAL : RunRequest.USUAL.at(revision);
        RenderedManifests rendered =
                session.engine()
                        .render(application(session, application), request, RunListener.NONE);
        for (RenderedManifest manifest : rendered.manifests()) {
            output().data().println("---");
            output().data().println("# " + Printable.of(manifest.origin().toString()));
            output().data().print(YamlPrinter.print(manifest.manifest().root()));
        }
        output().data().flush();
        rendered.notices()
                .forEach(
                        notice ->
                                output().say(
                                                notice.origin()
                                                        + ": "
                                                        + Printable.of(notice.message())));
        return ExitCode.OK;
    }
}
