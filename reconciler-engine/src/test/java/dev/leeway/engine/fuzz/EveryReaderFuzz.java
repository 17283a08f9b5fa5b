package dev.leeway.engine.fuzz;

import dev.leeway.engine.edit.SourceEditorFuzz;
import dev.leeway.engine.fields.ManagedFieldsFuzz;
import dev.leeway.engine.json.JsonFuzz;
import dev.leeway.engine.proposal.host.RequestAnswerFuzz;
import dev.leeway.engine.render.kustomize.build.KustomizationFuzz;
import dev.leeway.engine.workspace.WorkspaceFuzz;
import dev.leeway.engine.yaml.ManifestFuzz;
import java.util.Arrays;

/** Gives made-up bytes to the reader that their first byte chooses. */
public final class EveryReaderFuzz {
    private EveryReaderFuzz() {}

    /** Called with made-up bytes. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0] & 7) {
            case 0 -> JsonFuzz.fuzzerTestOneInput(rest);
            case 1 -> ManifestFuzz.fuzzerTestOneInput(rest);
            case 2 -> ManagedFieldsFuzz.fuzzerTestOneInput(rest);
            case 3 -> WorkspaceFuzz.fuzzerTestOneInput(rest);
            case 4 -> KustomizationFuzz.fuzzerTestOneInput(rest);
            case 5 -> SourceEditorFuzz.fuzzerTestOneInput(rest);
            default -> RequestAnswerFuzz.fuzzerTestOneInput(rest);
        }
    }
}
