<?php
if ( ! function_exists( 'dbDelta' ) ) {
	function dbDelta( $schema ) { $GLOBALS['wpdb']->make( $schema ); return array(); }
}
