package io.hakari.runner.server.scripted;

/// Goes straight to the goal as fast as the tool may, whoever is in the way and whatever was pressed.
record RecklessPilot() implements Pilot {
    private static final double FAST = 0.9;
    /// m/s in one view: it cares for its gears.
    private static final double FASTER = 0.2;
    private static final double EAGERNESS = 5;
    private static final double NEAR = 0.02;
    private static final double HARD = 100;

    @Override
    public Motion steer(CellView view) {
        Space way = view.goal().minus(view.tool());
        Space change = way.times(EAGERNESS).atMost(FAST).minus(view.toolVelocity()).atMost(FASTER);
        return new Motion(view.toolVelocity().plus(change), view.gripping() != way.length() < NEAR, HARD);
    }
}
