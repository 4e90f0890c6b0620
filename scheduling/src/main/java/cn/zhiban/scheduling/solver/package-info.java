/**
 * The roster engine: given people, rules and demand it finds rosters, proves how far from the best they can be and tells
 * why. Only java.* and, when its native library loads, OR-Tools; no service, no database (docs/adr/0015).
 */
@NullMarked
package cn.zhiban.scheduling.solver;

import org.jspecify.annotations.NullMarked;
