package dev.leeway.engine.bypass;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.live.PatchRequest;
import java.util.List;
import java.util.Optional;

/** Ends the process, as far as its own work goes, at the n-th boundary of journal or cluster. */
final class KillSwitch {
    private int left;
    private int passed;

    KillSwitch(int boundary) {
        this.left = boundary;
    }

    /** What takes the process away; no code of the product catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    int passed() {
        return passed;
    }

    private void boundary() {
        passed++;
        if (left-- == 0) {
            throw new Killed();
        }
    }

    BypassJournal around(BypassJournal journal) {
        return new BypassJournal() {
            @Override
            public Lease open(Bypass bypass, AuditEvent told) throws StoreException {
                boundary();
                Lease lease = journal.open(bypass, told);
                boundary();
                return lease;
            }

            @Override
            public Lease add(Lease lease, JournalEntry entry, AuditEvent told)
                    throws StoreException {
                boundary();
                Lease next = journal.add(lease, entry, told);
                boundary();
                return next;
            }

            @Override
            public Optional<Lease> find(String id) throws StoreException {
                return journal.find(id);
            }

            @Override
            public List<Lease> all() throws StoreException {
                return journal.all();
            }
        };
    }

    ClusterWriter around(ClusterWriter writer) {
        return new ClusterWriter() {
            @Override
            public String cluster() {
                return writer.cluster();
            }

            @Override
            public WriteResult apply(ApplyRequest request) throws InterruptedException {
                boundary();
                WriteResult result = writer.apply(request);
                boundary();
                return result;
            }

            @Override
            public WriteResult patch(PatchRequest request) throws InterruptedException {
                boundary();
                WriteResult result = writer.patch(request);
                boundary();
                return result;
            }

            @Override
            public WriteResult delete(DeleteRequest request) throws InterruptedException {
                boundary();
                WriteResult result = writer.delete(request);
                boundary();
                return result;
            }
        };
    }
}
