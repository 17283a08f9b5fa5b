package dev.leeway.engine.run;

import dev.leeway.engine.desired.DesiredSet;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.KindCatalog;

/** Turns rendered documents into what should exist in a cluster. Pure. */
@FunctionalInterface
public interface DesiredAssembly {
    /**
     * Assembles.
     *
     * @param kinds what the destination serves
     * @param namespace the destination namespace
     */
    DesiredSet assemble(RenderedManifests rendered, KindCatalog kinds, String namespace);
}
