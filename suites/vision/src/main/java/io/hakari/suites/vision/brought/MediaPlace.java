package io.hakari.suites.vision.brought;

import java.nio.file.Path;

import io.hakari.sample.Blob;
import io.hakari.sample.Sample;

/// Where the media of a set lie.
public sealed interface MediaPlace {

    /// Return the file of a medium.
    Path file(Sample sample, Blob medium);

    /// Each under its SHA-256.
    record ByDigest(Path folder) implements MediaPlace {

        @Override
        public Path file(Sample sample, Blob medium) {
            return folder.resolve(medium.sha256());
        }
    }

    /// Each under the name of its sample, of which what stands before the first `/` is the set's.
    record ByName(Path folder) implements MediaPlace {

        @Override
        public Path file(Sample sample, Blob medium) {
            return folder.resolve(sample.name().substring(sample.name().indexOf('/') + 1));
        }
    }
}
