package dev.leeway.engine.run;

import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

/** Decides by the files of an application how they are rendered. */
@FunctionalInterface
public interface RenderDetection {
    /**
     * Decides.
     *
     * @param path the application's folder
     * @param candidates what the workspace says about each way
     * @throws RenderException when the files do not say
     */
    RenderSpec detect(SourceTree tree, String path, Workspace.Rendering.Detect candidates)
            throws SourceException, RenderException, InterruptedException;
}
