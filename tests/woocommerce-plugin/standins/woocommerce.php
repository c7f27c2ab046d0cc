<?php
/** What the plugin asks of WooCommerce. */

final class WooCommerce { public $session; public $cart; public $customer; public string $version = '10.5.0'; }
function WC() { static $shop; return $shop ?? $shop = new WooCommerce(); }
