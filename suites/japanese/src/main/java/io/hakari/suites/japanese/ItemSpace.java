package io.hakari.suites.japanese;

import java.util.stream.Stream;

/// All items that a family can ask, in a fixed order.
interface ItemSpace {

    Stream<Item> items();
}
