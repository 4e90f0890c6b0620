package cn.zhiban.kb.insight;

import java.util.List;

/** Brings numbers to the dashboard, as a bean of whatever feature knows them. */
public interface FigureSource {
    /** Lower comes first; searches are 100, gaps 200, articles 300, what buyers say 400. */
    int order();

    /**
     * The numbers for a period, counted from what the current actor may see and nothing else; empty if it may see none.
     * Called for everybody who may see figures, also those who see only their own.
     */
    List<Figure> figures(InsightFilter filter);
}
