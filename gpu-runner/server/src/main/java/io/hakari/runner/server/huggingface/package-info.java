/// A Hugging Face checkpoint's folder as whoever starts an engine sees it: which files make it up, and whether they fit.
@NullMarked
package io.hakari.runner.server.huggingface;

import org.jspecify.annotations.NullMarked;
