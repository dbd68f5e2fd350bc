package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.OptionalLong;
import java.util.stream.Stream;

import org.apiguardian.api.API;

/// Samples in a fixed order.
///
/// A dataset is a record, so that its settings (file, digest, generator, seed) reach the run record. Opened twice, it
/// gives the same samples in the same order.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Dataset {

    /// Return the name that reports show, such as `jcommonsenseqa-v1.3/valid`.
    String name();

    /// Return the number of samples if it is known without reading them.
    OptionalLong size();

    /// Open the samples as a stream that reads them one by one; the caller closes it.
    ///
    /// @throws DatasetException when the dataset cannot be read, at the opening or at the sample that is broken
    Stream<Sample> open();

    /// Open the samples of a dataset that draws or decodes its media: they are kept where the runner finds them.
    ///
    /// @throws DatasetException as `open()` does
    default Stream<Sample> open(Blobs blobs) {
        return open();
    }

    /// Return a share of the samples, the same in every run; a dataset that draws its samples draws no more than that.
    ///
    /// @param share in (0, 1]
    default Dataset portion(double share) {
        return new Portion(this, share);
    }
}
